/** What people name as evidence of a task; fits every form. */
export const evidence: readonly string[] = [
  'Показали друг другу на встрече.',
  'Фотография в общей папке.',
  'Заметки в тетради, с датой.',
  'Отзыв того, кто это видел.',
];
