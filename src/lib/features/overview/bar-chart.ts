import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

/** Draws bars in the colours of the page and returns how to take them away. */
export function drawBars(
  canvas: HTMLCanvasElement,
  { labels, values }: { labels: string[]; values: number[] },
): () => void {
  const style = getComputedStyle(canvas);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const font = { family: style.fontFamily, size: 14 };
  const chart = new Chart(canvas, {
    type: 'bar',
    data: {
      labels,
      datasets: [
        { data: values, backgroundColor: token('--accent'), borderRadius: 6, maxBarThickness: 44 },
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      plugins: { tooltip: { displayColors: false } },
      scales: {
        x: { grid: { display: false }, ticks: { color: token('--ink-muted'), font } },
        y: {
          beginAtZero: true,
          border: { display: false },
          grid: { color: token('--line') },
          ticks: { color: token('--ink-muted'), font, precision: 0, maxTicksLimit: 5 },
        },
      },
    },
  });
  return () => chart.destroy();
}
