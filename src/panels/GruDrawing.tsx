/** One GRU step, unit by unit: what is taken of the candidate, what is kept of the state before, and their sum. */

import type { ReactNode } from "react";
import { useMessages } from "../i18n/useMessages";
import type { Family } from "../lib/rich";
import type { Theme } from "../viz/color";
import { MathLabel } from "../viz/MathLabel";
import { FlatStrips } from "./FlatStrips";
import { Live, Num, Sym } from "./Num";
import { Numbers } from "./Numbers";

export interface GruStep {
  readonly reset: Float32Array;
  readonly update: Float32Array;
  readonly candidate: Float32Array;
  readonly before: Float32Array;
  readonly after: Float32Array;
  readonly letter: "h" | "s";
  readonly family: Family;
  readonly indexBefore: number | string;
  readonly indexAfter: number | string;
  /** Where this part begins in the whole state: the backward reader's units come second. */
  readonly offset: number;
}

interface GruDrawingProps {
  readonly gru: GruStep;
  /** Chosen unit of this part, from 0. */
  readonly unit: number;
  readonly width: number;
  readonly theme: Theme;
  readonly onUnit: (unit: number) => void;
}

export function GruDrawing({ gru, unit, width, theme, onUnit }: GruDrawingProps) {
  const { letter, family } = gru;
  return (
    <FlatStrips
      strips={[
        {
          label: (
            <>
              1 − <MathLabel base="z" />
            </>
          ),
          values: gru.update.map((z) => 1 - z),
        },
        { label: <MathLabel base="n" />, values: gru.candidate, family },
        { label: <MathLabel base="z" />, values: gru.update, above: "air" },
        { label: <MathLabel base={letter} sub={gru.indexBefore} />, values: gru.before, family },
        {
          label: <MathLabel base={letter} sub={gru.indexAfter} />,
          values: gru.after,
          family,
          cap: true,
          above: "rule",
        },
      ]}
      width={width}
      theme={theme}
      unit={unit}
      value={gru.after[unit] ?? 0}
      onUnit={onUnit}
    />
  );
}

/** `unit 24: 0.551 × (−0.631) + 0.449 × (−0.764) = −0.690` */
export function GruLine({ gru, unit }: { gru: GruStep; unit: number }) {
  const { panels } = useMessages();
  const at = (values: Float32Array): number => values[unit] ?? 0;
  return (
    <Live>
      {panels.unit(gru.offset + unit + 1)}: <Num value={1 - at(gru.update)} /> ×{" "}
      <Num value={at(gru.candidate)} inProduct /> + <Num value={at(gru.update)} /> ×{" "}
      <Num value={at(gru.before)} wash={gru.family} inProduct /> ={" "}
      <Num value={at(gru.after)} result={gru.family} />
    </Live>
  );
}

export function GruNumbers({ gru }: { gru: GruStep }) {
  const { panels } = useMessages();
  const columns = [gru.reset, gru.update, gru.candidate, gru.before, gru.after];
  return (
    <Numbers
      count={columns.length * gru.after.length}
      head={[
        panels.unitColumn,
        <Named key="r" symbol={<Sym base="r" />} name={panels.gates.reset} />,
        <Named key="z" symbol={<Sym base="z" />} name={panels.gates.update} />,
        <Named key="n" symbol={<Sym base="n" />} name={panels.gates.candidate} />,
        <Named
          key="b"
          symbol={<Sym base={gru.letter} sub={gru.indexBefore} />}
          name={panels.gates.previous}
        />,
        <Named key="a" symbol={<Sym base={gru.letter} sub={gru.indexAfter} />} name={panels.gates.state} />,
      ]}
      rows={() =>
        Array.from(gru.after, (_, u) => ({
          name: gru.offset + u + 1,
          values: columns.map((column) => column[u] ?? 0),
        }))
      }
    />
  );
}

function Named({ symbol, name }: { symbol: ReactNode; name: string }) {
  return (
    <>
      {symbol} <span className="gate-name">{name}</span>
    </>
  );
}
