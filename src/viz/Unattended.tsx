/**
 * A translation without attention. One ribbon leads from the encoder's end to the decoder's first state; a fixed
 * context leads it into every row as well, which is no weight either. There is no cloth, and that is said in its place.
 */
import { useMemo } from "react";
import { decoderLayer, handoverOf, hasFixedContext } from "../trace/anatomy";
import { row as rowOf } from "../trace/tensors";
import { tensorOf } from "../trace/trace";
import { symbolText, useLetters } from "./letters";
import { textWidth } from "./loom";
import type { LoomView } from "./loomView";
import { BothEnds, MathLabel } from "./MathLabel";
import { Strips } from "./Strips";
import { type Strip, scaleLimit, symmetricDomain } from "./strip";
import { tokenText } from "./token";
import { UnattendedRows } from "./UnattendedRows";
import { ribbon, type UnattendedLayout, unattendedLayout } from "./unattended";
import { VectorStrip } from "./VectorStrip";

export interface UnattendedProps {
  readonly view: LoomView;
  readonly width: number;
  readonly targetLanguage: string | null;
  readonly onPickRow: (row: number) => void;
}

/** How much of a row's strip an LSTM's cell state takes. */
const LANE_SHARE = 0.36;

export function useUnattendedLayout(view: LoomView, width: number): UnattendedLayout {
  const { layout, trace } = view;
  const longest = Math.max(
    40,
    ...trace.output.tokens.map((token) => textWidth(tokenText(token).text, layout.phone ? 13 : 14)),
  );
  const { units } = trace.model;
  const fixedContext = hasFixedContext(trace);
  return useMemo(
    () => unattendedLayout({ layout, width, units, fixedContext, longest }),
    [layout, width, units, fixedContext, longest],
  );
}

export function Unattended({ view, width, targetLanguage, onPickRow }: UnattendedProps) {
  const place = useUnattendedLayout(view, width);
  const begun = view.step !== "encode";
  return (
    <g>
      <Ends view={view} />
      {begun ? <FirstState view={view} place={place} /> : null}
      <RowStrips view={view} place={place} />
      <UnattendedRows view={view} place={place} targetLanguage={targetLanguage} onPickRow={onPickRow} />
      {place.box ? <NoCloth view={view} box={place.box} /> : null}
    </g>
  );
}

/** Positions whose states are handed over: the last one, and the first for the backward reader. */
function handedOver(view: LoomView): number[] {
  const last = view.layout.centers.length - 1;
  return handoverOf(view.trace) === "both" && last > 0 ? [last, 0] : [last];
}

/** The other states end here: nothing reads them. */
function Ends({ view }: { view: LoomView }) {
  const { layout } = view;
  const { y, centers } = layout;
  const kept = handedOver(view);
  return (
    <g className="ends">
      {centers.map((x, j) =>
        kept.includes(j) ? null : (
          <g key={x}>
            <line className="warp" x1={x} x2={x} y1={y.statesEnd} y2={y.statesEnd + 20} />
            <circle cx={x} cy={y.statesEnd + 20} r={2} />
          </g>
        ),
      )}
    </g>
  );
}

function FirstState({ view, place }: { view: LoomView; place: UnattendedLayout }) {
  const { trace, layout, theme, labels, focus } = view;
  const { y, state, centers, inset, phone } = layout;
  const { first, unit, length, trunk } = place;
  const { firstMemory } = decoderLayer(trace, trace.model.layers - 1);
  const kept = handedOver(view);
  const share = length / kept.length;
  const last = trace.source.tokens.length;
  const strip = { x: first.x, unit, gap: unit > 4 ? 0.75 : 0.4, direction: "row" as const };
  const memoryDomain = firstMemory ? symmetricDomain(firstMemory) : 1;
  const middle = first.y + first.thickness / 2 + 4;
  const letters = useLetters();
  // The note counts on from the encoder's last state: there the first one has no other name.
  const isSame = kept.length === 1 && symbolText(letters.decoder(0)) === symbolText(letters.encoder(last));
  return (
    <g opacity={view.ink("cell")}>
      {kept.map((j, i) => {
        // The forward reader's units stand first in the state, the backward reader's second.
        const to = first.x + share * (i + 0.5);
        return (
          <path
            key={j}
            className="handed-over"
            d={ribbon(
              { x: centers[j] ?? 0, y: y.statesEnd + 3, width: state.width },
              { x: to, y: first.y - 4, width: Math.min(38, share - 6) },
            )}
          />
        );
      })}
      {phone ? null : (
        <g className="names">
          {[...labels.oneVector, ...(last > kept.length ? [labels.othersEnd] : [])].map((line, i) => (
            <text key={line} x={inset} y={y.statesEnd + 26 + 16 * i}>
              {line}
            </text>
          ))}
        </g>
      )}
      <VectorStrip
        values={tensorOf(trace, "initialState").data}
        place={{ ...strip, y: first.y, thickness: first.thickness }}
        theme={theme}
        family="tgt"
        unit={focus.unit}
      />
      {firstMemory ? (
        <VectorStrip
          values={firstMemory}
          place={{ ...strip, y: first.y + first.thickness + 6, thickness: 6 }}
          theme={theme}
          domain={memoryDomain}
        />
      ) : null}
      <text className="vector-name fill-tgt end" x={place.inputX} y={middle}>
        <MathLabel {...letters.decoder(0)} />
      </text>
      <text className="vector-name quiet" x={place.wordX} y={middle}>
        <MathLabel {...letters.decoder(0)} />
        {isSame ? null : " = "}
        {kept.length > 1 ? (
          <BothEnds last={last} />
        ) : isSame ? null : (
          <MathLabel {...letters.encoder(last)} />
        )}
        {firstMemory ? (
          <tspan className="strip-scale">
            {" "}
            · <MathLabel base="m" sub={0} /> {scaleLimit(memoryDomain)}
          </tspan>
        ) : null}
        {phone ? "" : ` · ${trunk ? labels.sameVector : labels.copiedOnce}`}
      </text>
      {trunk && phone ? (
        <text className="vector-name quiet" x={first.x + length / 2 + 8} y={first.y + first.thickness + 20}>
          {labels.sameVector}
        </text>
      ) : null}
    </g>
  );
}

/** The states of all rows that have one, a fixed context's branches, and the way from each state to the next. */
function RowStrips({ view, place }: { view: LoomView; place: UnattendedLayout }) {
  const { trace, layout, theme, stated, row, step } = view;
  const { y, rowHeight } = layout;
  const { stripX, unit, length, thickness, trunk, first } = place;
  const { decoderState, decoderCellState } = trace.tensors;
  const rows = trace.output.tokens.length;
  const strips = useMemo(() => {
    if (!decoderState) return [];
    const lane = decoderCellState ? thickness * LANE_SHARE : 0;
    const domain = symmetricDomain(decoderCellState?.data ?? []);
    const base = { x: stripX, unit, gap: unit > 4 ? 0.75 : 0.4, direction: "row" as const };
    return Array.from({ length: stated }, (_, i): Strip[] => {
      const top = y.cloth + (i + 0.5) * rowHeight - thickness / 2;
      const whole = { ...base, y: top, thickness: thickness - (lane > 0 ? lane + 1 : 0) };
      return [
        { values: rowOf(decoderState, i), place: whole },
        ...(decoderCellState
          ? [
              {
                values: rowOf(decoderCellState, i),
                place: { ...base, y: top + thickness - lane, thickness: lane },
                domain,
              },
            ]
          : []),
      ];
    }).flat();
  }, [decoderState, decoderCellState, stated, stripX, unit, thickness, y, rowHeight]);
  const middle = (i: number): number => y.cloth + (i + 0.5) * rowHeight;
  // The row's own input stands there as soon as its context is joined.
  const branches = step === "encode" ? 0 : Math.max(stated, row + 1);
  return (
    <g>
      {trunk ? (
        <g className="trunk">
          {branches > 0 ? (
            <path
              d={`M${first.x} ${first.y + first.thickness / 2 + trunk.width / 2}H${trunk.x + trunk.width}V${middle(branches - 1) - trunk.width / 2}H${trunk.x}V${first.y + first.thickness / 2 - trunk.width / 2}H${first.x}Z`}
            />
          ) : null}
          {Array.from({ length: branches }, (_, i) => middle(i)).map((at) => (
            <path
              key={at}
              d={`M${trunk.x} ${at - trunk.width / 2}H${stripX - 9}V${at - trunk.width / 2 - 3}l7 ${trunk.width / 2 + 3}l-7 ${trunk.width / 2 + 3}v-3H${trunk.x}Z`}
            />
          ))}
        </g>
      ) : null}
      <Strips strips={strips} theme={theme} />
      {Array.from({ length: rows - stated }, (_, k) => stated + k).map((i) => (
        <rect
          key={i}
          className="hollow"
          x={stripX + 0.5}
          y={middle(i) - thickness / 2 + 0.5}
          width={length - 1}
          height={thickness - 1}
        />
      ))}
      {rowHeight >= 18 ? (
        <path
          className="to-next"
          d={Array.from({ length: stated }, (_, i) => {
            const x = stripX + length / 2;
            const top =
              i === 0
                ? first.y + first.thickness + (decoderCellState ? 16 : 7)
                : middle(i - 1) + thickness / 2 + 1;
            const end = middle(i) - thickness / 2 - 1;
            return `M${x} ${top}V${end - 3}M${x - 2.6} ${end - 4}l2.6 4l2.6 -4z`;
          }).join("")}
        />
      ) : null}
      {stated > row && step !== "encode" ? (
        <rect
          className="row-frame"
          x={stripX - 3}
          y={middle(row) - thickness / 2 - 3}
          width={length + 6}
          height={thickness + 6}
        />
      ) : null}
    </g>
  );
}

/** In the cloth's place. */
function NoCloth({ view, box }: { view: LoomView; box: NonNullable<UnattendedLayout["box"]> }) {
  const { title, detail } = view.labels.noAttention;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return (
    <g className="no-cloth">
      <rect className="hollow" x={box.x} y={box.y} width={box.width} height={box.height} />
      {title.map((line, i) => (
        <text key={line} className="no-cloth-title" x={x} y={y - 14 + 20 * i}>
          {line}
        </text>
      ))}
      {detail.map((line, i) => (
        <text key={line} className="no-cloth-detail" x={x} y={y + 32 + 16 * i}>
          {line}
        </text>
      ))}
    </g>
  );
}
