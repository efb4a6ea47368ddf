import { BarController, BarElement, CategoryScale, Chart, LinearScale } from 'chart.js';

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

export interface AreaBars {
  readonly labels: readonly string[];
  /** Two rows of bars: what is wanted, and what is offered. */
  readonly wanted: { readonly label: string; readonly values: readonly number[] };
  readonly offered: { readonly label: string; readonly values: readonly number[] };
}

/** The words of a label in lines of about that many letters: the chart would cut off a longer one. */
function inLines(label: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < letters) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}

/** Draws bars that lie, two for each area, in the colours of the page, and returns how to take them away. */
export function drawAreas(canvas: HTMLCanvasElement, bars: AreaBars): () => void {
  const style = getComputedStyle(canvas);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const narrow = canvas.clientWidth < 500;
  const font = { family: style.fontFamily, size: narrow ? 13 : 14 };
  const colours = [token('--accent'), token('--line-strong')];
  const chart = new Chart(canvas, {
    type: 'bar',
    data: {
      labels: bars.labels.map((label) => inLines(label, narrow ? 16 : 30)),
      datasets: [bars.wanted, bars.offered].map(({ label, values }, index) => ({
        label,
        data: [...values],
        backgroundColor: colours[index],
        borderRadius: 4,
        maxBarThickness: 14,
      })),
    },
    options: {
      indexAxis: 'y',
      animation: false,
      maintainAspectRatio: false,
      scales: {
        x: {
          beginAtZero: true,
          border: { display: false },
          grid: { color: token('--line') },
          ticks: { color: token('--ink-muted'), font, precision: 0, maxTicksLimit: 6 },
        },
        y: {
          grid: { display: false },
          ticks: { color: token('--ink'), font, autoSkip: false },
        },
      },
    },
  });
  return () => chart.destroy();
}
