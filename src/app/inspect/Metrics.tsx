import { useMemo } from "react";
import { scoreAgainstGold, shiftedErrorRate } from "../../matrix/gold";
import type { AttentionMatrix } from "../../matrix/matrix";
import { coverages, meanEntropy, meanShares } from "../../matrix/statistics";
import { decimals } from "../../viz/format";
import type { InspectState } from "./inspectState";
import { useInspectWords } from "./useInspectWords";
import { wordAt } from "./words";

const OFF = [-2, -1, 0, 1, 2] as const;
const COVERED = 0.5;
const MOST_NAMED = 8;

/** What the strip says of a matrix. */
export function numbersOf(weights: AttentionMatrix, rowWord: InspectState["rowWord"]) {
  const gold = scoreAgainstGold(weights, { rows: rowWord });
  const covered = coverages(weights);
  const sources = weights.columns.flatMap(({ special }, column) => (special ? [] : [column]));
  const last = weights.columns.length - 1;
  // Rows look `off` columns too far to the right where the error is lowest once they are moved back.
  const shifts = OFF.map((off) => ({ off, aer: shiftedErrorRate(weights, -off, { rows: rowWord }) })).sort(
    (a, b) => a.aer - b.aer || Math.abs(a.off) - Math.abs(b.off),
  );
  return {
    gold: gold && gold.drawn.length > 0 ? gold : null,
    bits: meanEntropy(weights),
    uniform: Math.log2(weights.columns.length),
    sources,
    low: sources.filter((column) => (covered[column] ?? 0) < COVERED),
    last,
    lastShare: meanShares(weights)[last] ?? Number.NaN,
    shift: weights.gold && weights.gold.sure.length > 0 ? shifts[0] : undefined,
  };
}

const orDash = (value: number, digits: number, unit = ""): string =>
  Number.isNaN(value) ? "–" : `${decimals(value, digits)}${unit}`;

interface MetricsProps {
  readonly weights: AttentionMatrix;
  readonly rowWord: InspectState["rowWord"];
}

/** The strip of numbers about the whole matrix. */
export function Metrics({ weights, rowWord }: MetricsProps) {
  const { metrics: words } = useInspectWords();
  const told = useMemo(() => numbersOf(weights, rowWord), [weights, rowWord]);
  const lastWord = wordAt(weights.columns, told.last);
  return (
    <section className="matrix-metrics" aria-label={words.label}>
      <Fact name={words.aer} id="aer" value={told.gold ? decimals(told.gold.aer, 3) : "–"}>
        {told.gold ? words.aerDetail(told.gold.possible, told.gold.drawn.length) : words.aerNone}
      </Fact>
      <Fact name={words.entropy} id="entropy" value={orDash(told.bits, 2)} unit={words.bits}>
        {words.uniform(decimals(told.uniform, 2))}
      </Fact>
      <Fact
        name={words.covered}
        id="coverage"
        value={String(told.low.length)}
        unit={`/ ${told.sources.length}`}
      >
        {told.low.length === 0 ? (
          words.allCovered
        ) : (
          <span className="src">
            {told.low.slice(0, MOST_NAMED).map((column) => (
              <span key={column}>
                <bdi>{wordAt(weights.columns, column)}</bdi>{" "}
              </span>
            ))}
            {told.low.length > MOST_NAMED ? "…" : ""}
          </span>
        )}
      </Fact>
      <Fact name={words.lastTakes(lastWord)} id="last" value={orDash(told.lastShare * 100, 0, "%")}>
        {words.lastDetail}
      </Fact>
      <Fact
        name={words.shift}
        id="shift"
        value={told.shift ? String(Math.abs(told.shift.off)) : "–"}
        unit={told.shift ? words.shiftUnit(told.shift.off) : ""}
      >
        {told.shift ? words.shiftDetail(told.shift.off, decimals(told.shift.aer, 2)) : words.shiftNone}
      </Fact>
    </section>
  );
}

interface FactProps {
  readonly name: string;
  readonly id: string;
  readonly value: string;
  readonly unit?: string;
  readonly children: React.ReactNode;
}

function Fact({ name, id, value, unit, children }: FactProps) {
  return (
    <div className="matrix-fact" data-metric={id}>
      <span className="name">{name}</span>
      <span className="value">
        <b>{value}</b> {unit}
      </span>
      <small>{children}</small>
    </div>
  );
}
