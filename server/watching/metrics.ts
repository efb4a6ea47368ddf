import type { Relay } from '#server/relay/relay.ts';
import type { CommitCounts } from './commit-counts.ts';

export interface MetricsSources {
  readonly relay: Pick<Relay, 'counts' | 'gauges'>;
  readonly store: { readonly waiting: number };
  readonly commits: CommitCounts;
}

type Sample = [labels: string, value: number];

function metric(name: string, type: 'counter' | 'gauge', help: string, samples: Sample[]): string {
  const lines = samples.map(([labels, value]) => `tandem_${name}${labels} ${value}\n`);
  return `# HELP tandem_${name} ${help}\n# TYPE tandem_${name} ${type}\n${lines.join('')}`;
}

/** Everything that is counted, as Prometheus reads it. */
export function renderMetrics({ relay, store, commits }: MetricsSources): string {
  const { counts } = relay;
  const { connections, rooms, unsentBytes } = relay.gauges();
  const { rss, heapUsed, external } = process.memoryUsage();
  const one = (value: number): Sample[] => [['', value]];
  const by = (label: string, values: ReadonlyMap<string | number, number>): Sample[] =>
    [...values].map(([key, value]) => [`{${label}="${key}"}`, value]);
  return [
    metric('connections', 'gauge', 'Open sync sockets', one(connections)),
    metric('rooms', 'gauge', 'Documents in memory', one(rooms)),
    metric('unsent_bytes', 'gauge', 'Bytes that clients have not taken', one(unsentBytes)),
    metric('waiting_writes', 'gauge', 'Writes that are not committed', one(store.waiting)),
    metric('updates_total', 'counter', 'Updates that were stored', one(counts.updates)),
    metric('unchanged_total', 'counter', 'Updates that brought nothing new', one(counts.unchanged)),
    metric('refused_total', 'counter', 'Updates not stored, by reason', by('code', counts.refused)),
    metric('ignored_total', 'counter', 'Messages of no known meaning', one(counts.ignored)),
    metric('closed_total', 'counter', 'Sockets closed by the relay', by('code', counts.closed)),
    metric('commit_failures_total', 'counter', 'Commits that failed', one(commits.failures)),
    metric('committed_writes_total', 'counter', 'Writes of all commits', one(commits.writes)),
    commitTimes(commits),
    metric('memory_bytes', 'gauge', 'Memory of the process', [
      ['{kind="resident"}', rss],
      ['{kind="heap"}', heapUsed],
      ['{kind="external"}', external],
    ]),
  ].join('');
}

function commitTimes({ buckets, commits, seconds }: CommitCounts): string {
  const name = 'tandem_commit_seconds';
  return [
    `# HELP ${name} Time from a commit's begin to its end\n# TYPE ${name} histogram\n`,
    ...buckets.map(({ bound, count }) => `${name}_bucket{le="${bound}"} ${count}\n`),
    `${name}_bucket{le="+Inf"} ${commits}\n${name}_sum ${seconds}\n${name}_count ${commits}\n`,
  ].join('');
}
