const words = /\p{L}{2,}/u;
/** Attributes that a person reads or hears. */
const spoken = new Set([
  'aria-label',
  'title',
  'placeholder',
  'alt',
  'label',
  'hint',
  'legend',
  'text',
]);

/** Words that a person reads stand in the message catalogue, never in a component. */
export const noUntranslatedText = {
  meta: {
    type: 'problem',
    messages: {
      text: 'Put “{{text}}” into src/lib/i18n/messages (ru and en) and use its message here.',
    },
    schema: [],
  },
  create(context) {
    const report = (node, text) => {
      if (words.test(text))
        context.report({ node, messageId: 'text', data: { text: text.trim() } });
    };
    return {
      SvelteText(node) {
        const element = node.parent?.name?.name;
        if (element !== 'style' && element !== 'script') report(node, node.value);
      },
      SvelteAttribute(node) {
        if (!spoken.has(node.key.name)) return;
        for (const part of node.value) if (part.type === 'SvelteLiteral') report(part, part.value);
      },
      Literal(node) {
        if (typeof node.value === 'string' && /\p{Script=Cyrillic}/u.test(node.value))
          report(node, node.value);
      },
    };
  },
};
