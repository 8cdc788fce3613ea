/** The weights of the row in view under the reader's hands, over the drawing; what follows from them, below it. */
import { type RefObject, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { SURGERY_LOCALES } from "../../i18n/surgeryLocales";
import { useLoomState } from "../../state/useStore";
import { row as rowOf } from "../../trace/tensors";
import { tensorOf } from "../../trace/trace";
import { weightColour } from "../../viz/color";
import { full } from "../../viz/format";
import { ghostLayout } from "../../viz/handles";
import type { AttendingView } from "../../viz/loomView";
import { tokenText } from "../../viz/token";
import { GhostRow, type HandleAction, WeightHandles } from "../../viz/WeightHandles";
import { useCommands } from "../commands";
import { givenBy } from "../weightsChange";
import { ForkReport } from "./ForkReport";
import { RowTools } from "./RowTools";
import { reachable, redistribute } from "./redistribute";
import { hasWeightsChange, isRowChanged } from "./rowChanges";
import { useFork } from "./useFork";
import { useRowWeights } from "./useRowWeights";
import "./surgery.css";

interface SurgeryProps {
  readonly view: AttendingView;
  readonly height: number;
  /** Where the words below the drawing go. */
  readonly below: Element;
}

const NONE: ReadonlySet<number> = new Set();

export function Surgery({ view, height, below }: SurgeryProps) {
  const { trace, row, layout, theme, flip } = view;
  const words = SURGERY_LOCALES[useLoomState((state) => state.scene.language)];
  const interventions = useLoomState((state) => state.scene.interventions);
  const commands = useCommands();
  const { weights, change, release } = useRowWeights(trace, row);
  const fork = useFork();
  const [chosen, setChosen] = useState(view.linked);
  const [isForAll, setForAll] = useState(false);
  const [limited, setLimited] = useState(false);
  /** Pins belong to a row of a sentence. */
  const place = `${row} ${trace.source.text}`;
  const [pins, setPins] = useState({ place, at: NONE });
  const pinned = pins.place === place ? pins.at : NONE;
  const setPinned = (at: ReadonlySet<number>): void => setPins({ place, at });

  const drawing = useRef<SVGSVGElement>(null);
  const report = useRef<HTMLElement>(null);
  useEffect(() => {
    const handle = drawing.current?.querySelector<SVGGElement>("[data-handle][tabindex='0']");
    handle?.focus({ preventScroll: true });
    // On a phone both translations stand over the lower end of the drawing.
    if (layout.phone) handle?.scrollIntoView({ block: "center", inline: "nearest" });
    else report.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [layout.phone]);
  useRowInView(drawing, layout, row);

  const given = givenBy(useLoomState((state) => state.scene.task));
  const isChanged = hasWeightsChange(interventions, given);
  const source = Math.min(chosen, weights.length - 1);
  const rows = isForAll ? "all" : row;
  const move = (at: number, to: number, from: readonly number[]): void => {
    const [least, most] = reachable(from, pinned, at);
    setLimited(least === most);
    if (least < most) change(rows, { set: "given", numbers: redistribute(from, pinned, at, to) });
  };
  const act = (action: HandleAction): void => {
    setChosen(action.source);
    setLimited(false);
    const { kind, source: at } = action;
    if (kind === "move") move(at, action.to, action.from);
    else if (kind === "zero") move(at, 0, weights);
    else if (kind === "pin") {
      const others = new Set(pinned);
      if (!others.delete(at)) others.add(at);
      setPinned(others);
    } else if (kind === "one-hot") {
      setPinned(NONE);
      change(rows, { set: "one-hot", position: at });
    }
  };
  const letGo = (): void => {
    setPinned(NONE);
    setLimited(false);
    release();
  };
  /** Esc takes back what was changed, and then leaves. */
  const leave = (event: { key: string; preventDefault(): void; stopPropagation(): void }): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (isChanged) letGo();
    else commands.toggleSurgery();
  };

  const sources = trace.source.tokens.map((token) => tokenText(token).text);
  const output = tokenText(trace.output.tokens[row] ?? "").text;
  const first =
    fork && row < fork.first.output.tokens.length ? rowOf(tensorOf(fork.first, "weights"), row) : null;
  const before = first?.length === weights.length ? first : null;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset */}
      <svg
        ref={drawing}
        className="surgery-drawing"
        role="group"
        aria-label={words.handles({ row: row + 1, output })}
        width={layout.width}
        height={height}
        style={layout.scroll ? { marginInlineStart: -layout.width } : { marginTop: -height }}
        onKeyDown={leave}
      >
        <WeightHandles
          view={view}
          weights={weights}
          before={before}
          pinned={pinned}
          chosen={source}
          words={sources}
          labels={words}
          onAction={act}
        />
        {before && isRowChanged(trace.interventions, row, given) ? (
          <GhostRow
            places={ghostLayout(layout, row)}
            cells={Array.from(before, (weight, j) => ({
              source: j,
              fill: weightColour(weight, theme, flip),
              value: full(weight),
            }))}
            label={words.ghost(row + 1)}
          />
        ) : null}
      </svg>
      {createPortal(
        <section ref={report} className="surgery" aria-label={words.title} onKeyDown={leave}>
          <RowTools
            words={words}
            word={sources[source] ?? ""}
            weight={weights[source] ?? 0}
            isPinned={pinned.has(source)}
            isChanged={isChanged}
            isForAll={isForAll}
            notes={[
              ...(limited ? [words.limited] : []),
              ...(trace.model.window !== null && trace.model.window !== "global" ? [words.localWindow] : []),
              ...(trace.model.gaussian ? [words.gaussian] : []),
            ]}
            onWord={(kind) => act({ kind, source })}
            onRow={(whole) => {
              setPinned(NONE);
              setLimited(false);
              change(rows, whole);
            }}
            onForAll={setForAll}
            onRelease={letGo}
          />
          <ForkReport words={words} fork={fork} row={row} isChanged={isChanged} />
        </section>,
        below,
      )}
    </>
  );
}

/** Where the drawing scrolls in its room: the row under the hands, and as much above it as there is room for. */
function useRowInView(
  drawing: RefObject<SVGSVGElement | null>,
  layout: AttendingView["layout"],
  row: number,
): void {
  useEffect(() => {
    const room = drawing.current?.closest(".loom-room-outer");
    if (!room || room.scrollHeight <= room.clientHeight) return;
    const ends = ghostLayout(layout, row).map(({ y, height }) => y + height);
    const top = Math.max(...ends) + ROOM_BELOW - room.clientHeight;
    if (room.scrollTop < top) room.scrollTop = top;
  }, [drawing, layout, row]);
}

/** Under the row in view. */
const ROOM_BELOW = 12;
