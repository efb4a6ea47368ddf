import { BarController, BarElement, CategoryScale, Chart, LinearScale } from 'chart.js';

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

export interface AreaBars {
  readonly labels: readonly string[];
  /** Two rows of bars: what is wanted, and what is offered. */
  readonly wanted: { readonly label: string; readonly values: readonly number[] };
  readonly offered: { readonly label: string; readonly values: readonly number[] };
}

/** Draws bars that lie, two for each area, in the colours of the page, and returns how to take them away. */
export function drawAreas(canvas: HTMLCanvasElement, bars: AreaBars): () => void {
  const style = getComputedStyle(canvas);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const font = { family: style.fontFamily, size: 14 };
  const colours = [token('--accent'), token('--line-strong')];
  const chart = new Chart(canvas, {
    type: 'bar',
    data: {
      labels: [...bars.labels],
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
