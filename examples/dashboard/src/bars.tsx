// Bar charts with values, drawn by Chartist as SVG; their colours are in styles.css, light and dark.
import { BarChart, type BarChartOptions } from "chartist";
import { useEffect, useRef } from "react";

export interface Bar {
  label: string;
  value: number;
  /** The value as text, beside the bar. */
  text: string;
}

interface BarsProps {
  bars: Bar[];
  /** Subject of the bars, for the table that replaces them in screen readers. */
  caption: string;
  isHorizontal?: boolean;
}

export function Bars({ bars, caption, isHorizontal = false }: BarsProps) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<BarChart | null>(null);

  useEffect(() => {
    const drawn = isHorizontal ? bars.toReversed() : bars; // from the axis upwards
    const data = {
      labels: drawn.map(({ label }) => label),
      series: [drawn.map(({ value, text }) => ({ value, meta: text }))],
    };
    if (chart.current) {
      chart.current.update(data);
      return;
    }
    const made = new BarChart(host.current!, data, isHorizontal ? horizontal : vertical);
    made.on("draw", (part) => {
      if (part.type !== "bar") return;
      const place = isHorizontal ? { x: part.x2 + 8, y: part.y2 + 4 } : { x: part.x2, y: part.y2 - 6, "text-anchor": "middle" };
      part.group.elem("text", place, "bar-text").text(part.meta);
    });
    chart.current = made;
  }, [bars, isHorizontal]);

  useEffect(
    () => () => {
      chart.current?.detach();
      chart.current = null;
    },
    [],
  );

  return (
    <figure className={isHorizontal ? "bars horizontal" : "bars"}>
      <div ref={host} className="chart" aria-hidden="true" />
      <table className="visually-hidden">
        <caption>{caption}</caption>
        <tbody>
          {bars.map(({ label, text }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

const shared: BarChartOptions = { low: 0, chartPadding: 0 };
const quiet = { showGrid: false, showLabel: false, offset: 0 };
const vertical: BarChartOptions = { ...shared, chartPadding: { top: 22, right: 0, bottom: 0, left: 0 }, axisX: { showGrid: false, offset: 30 }, axisY: quiet };
const horizontal: BarChartOptions = {
  ...shared,
  horizontalBars: true,
  chartPadding: { top: 0, right: 96, bottom: 0, left: 0 },
  axisX: quiet,
  axisY: { showGrid: false, offset: 96 },
};
