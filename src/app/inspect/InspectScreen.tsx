/** The heatmap as an instrument: of the translation, or of a file. */
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useLoom, useLoomState } from "../../state/useStore";
import { wholeExtent } from "../../viz/matrix/extent";
import type { Place } from "../../viz/matrix/keys";
import { createLook, createMotion, type PlotMotion } from "../../viz/matrix/plot";
import type { Signal } from "../../viz/matrix/signal";
import { Intervened } from "../Intervened";
import { openOnStage } from "../opened/openOnStage";
import { numberIn } from "./CellNumber";
import { Detail } from "./Detail";
import { Diagnosis } from "./Diagnosis";
import { ExportMenu } from "./export/ExportMenu";
import { InspectExport } from "./export/InspectExport";
import { HeatmapPane } from "./HeatmapPane";
import { type Base, type InspectState, useForgetPlaces, useInspectState } from "./inspectState";
import { Legend } from "./Legend";
import { MatrixTable } from "./MatrixTable";
import { Metrics } from "./Metrics";
import { OpeningNote } from "./OpenControls";
import { useSameSentence } from "./openModel";
import { Readout } from "./Readout";
import { type Shown, shownMatrix } from "./shown";
import { ThreadsPane } from "./ThreadsPane";
import { Toolbar } from "./Toolbar";
import { useDrop } from "./useDrop";
import { useInspectWords } from "./useInspectWords";
import { useTranslation, useUntouched } from "./useTranslation";
import { spokenCell } from "./words";
import { ZoomBar } from "./ZoomBar";
import "./inspect.css";

/** Whether something is pointed at; not what. */
function useIsLooking(
  look: Signal<{ readonly row: number | null; readonly column: number | null }>,
): boolean {
  const isLooking = (): boolean => look.get().row !== null || look.get().column !== null;
  return useSyncExternalStore(look.subscribe, isLooking, isLooking);
}

/** What is seen starts whole for every other size. */
function useMotion(shown: Shown | null, look: PlotMotion["look"], key: unknown): PlotMotion {
  const rows = shown?.matrix.rows.length ?? 1;
  const columns = shown?.matrix.columns.length ?? 1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file of the same size begins whole, too
  return useMemo(() => createMotion(wholeExtent({ rows, columns }), look), [rows, columns, look, key]);
}

function useShown(
  base: Base | null,
  second: Base | null,
  state: InspectState,
  secondTitle: string,
): Shown | null {
  const { layer, rowOrder, columnOrder, normalisation, rowWord, folded, pin } = state;
  // A pin moves the numbers only where the others are compared with its row.
  const row = layer === "row" ? pin.row : null;
  return useMemo(
    () =>
      base &&
      shownMatrix(base, second, {
        layer,
        rowOrder,
        columnOrder,
        normalisation,
        rowWord,
        folded,
        pin: { row, column: null },
        secondTitle,
      }),
    [base, second, layer, rowOrder, columnOrder, normalisation, rowWord, folded, row, secondTitle],
  );
}

/** Brackets fold on both sides at once, or, where the two sentences have different ones, on the first side alone. */
function besideBase(first: Base | null, second: Base | null): Base | null {
  if (!second) return null;
  const key = (base: Base | null): string =>
    (base?.weights.brackets ?? []).map(({ text, from, to }) => `${text} ${from} ${to}`).join();
  return key(first) === key(second) ? second : { ...second, weights: { ...second.weights, brackets: [] } };
}

export function InspectScreen() {
  const words = useInspectWords();
  const loom = useLoom();
  const state = useInspectState();
  const [look] = useState(createLook);
  const isLooking = useIsLooking(look);
  const { trace, base: translated } = useTranslation(isLooking);
  const untouched = useUntouched(state.second?.kind === "untouched");
  useForgetPlaces(useLoomState(({ scene }) => scene.sentence));
  const base = state.file ?? translated;
  useSameSentence(state.second, state.file === null ? trace : null);
  const second = state.second?.kind === "untouched" ? untouched : (state.second?.base ?? null);
  const shown = useShown(base, second, state, secondTitle(state, words));
  const other = useMemo(() => besideBase(base, second), [base, second]);
  const beside = useShown(
    other,
    null,
    useMemo(() => ({ ...state, layer: "weights" as const }), [state]),
    "",
  );
  const motion = useMotion(shown, look, state.file);
  const isLike =
    beside !== null &&
    beside.matrix.rows.length === shown?.matrix.rows.length &&
    beside.matrix.columns.length === shown.matrix.columns.length;
  const [otherLook] = useState(createLook);
  const own = useMotion(beside, otherLook, second);
  const drop = useDrop();
  const [said, setSaid] = useState("");
  const say = useCallback(
    (place: Place) => {
      if (shown) setSaid(spokenCell(words, shown.matrix, place));
    },
    [words, shown],
  );
  useEffect(() => () => look.set({ row: null, column: null }), [look]);
  const flip = useLoomState(({ scene }) => scene.flip);
  const title = state.file?.weights.title ?? trace?.source.text ?? words.open.translation;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: what shows a number has a button for it
    <main
      className="inspect"
      aria-label={words.label}
      onClick={(event) => openOnStage(loom, event.target)}
      {...drop.handlers}
    >
      <Toolbar
        state={state}
        base={base}
        trace={state.file === null ? trace : null}
        shown={shown}
        title={title}
      >
        <ExportMenu isReady={shown !== null}>
          {shown ? <InspectExport matrix={shown.matrix} motion={motion} flip={flip} /> : null}
        </ExportMenu>
      </Toolbar>
      <div className="inspect-lines">
        {state.file === null ? <Intervened /> : null}
        <OpeningNote opening={state.opening} />
      </div>
      {shown && base ? (
        <>
          <div
            className={beside ? "inspect-body two" : state.asTable ? "inspect-body table" : "inspect-body"}
          >
            <section className="inspect-map">
              <LayerNote shown={shown} secondTitle={secondTitle(state, words)} />
              {state.asTable ? (
                <MatrixTable
                  matrix={shown.matrix}
                  number={state.file === null ? (place) => numberIn(shown, place) : undefined}
                />
              ) : (
                <HeatmapPane
                  shown={shown}
                  motion={motion}
                  pin={state.pin}
                  threshold={state.threshold}
                  showGold={state.showGold}
                  side="first"
                  onSay={say}
                />
              )}
              <Legend shown={shown} state={state} hasGold={shown.matrix.gold !== null} />
              <div className="under-map">
                {state.asTable ? null : <ZoomBar shown={shown} motion={motion} />}
                <Readout
                  shown={shown}
                  motion={motion}
                  pin={state.pin}
                  isFollowing={state.file === null}
                  hint={!state.asTable}
                />
              </div>
              <Diagnosis weights={base.weights} rowWord={state.rowWord} />
            </section>
            {beside ? (
              <section
                className="inspect-map second"
                aria-label={words.beside.shown(secondTitle(state, words))}
              >
                <p className="layer-note">{words.beside.shown(secondTitle(state, words))}</p>
                <HeatmapPane
                  shown={beside}
                  motion={isLike ? motion : own}
                  pin={isLike ? state.pin : NO_PLACE}
                  threshold={state.threshold}
                  showGold={state.showGold}
                  side="second"
                  onSay={say}
                />
                <Legend shown={beside} state={state} hasGold={beside.matrix.gold !== null} />
                <div className="under-map">
                  <Readout
                    shown={beside}
                    motion={isLike ? motion : own}
                    pin={isLike ? state.pin : NO_PLACE}
                    isFollowing={false}
                    hint={false}
                  />
                </div>
              </section>
            ) : state.asTable ? null : (
              <ThreadsPane
                shown={shown}
                motion={motion}
                pin={state.pin}
                threshold={state.threshold}
                showGold={state.showGold}
              />
            )}
            <Detail base={base} shown={shown} state={state} motion={motion} />
          </div>
          <div className="inspect-foot">
            <Metrics weights={base.weights} rowWord={state.rowWord} />
          </div>
        </>
      ) : (
        <p className="inspect-empty">{trace ? words.unattended : words.waiting}</p>
      )}
      {drop.isOver ? <p className="drop-here">{words.open.drop}</p> : null}
      <div className="visually-hidden" aria-live="polite" id="inspect-live">
        {said}
      </div>
    </main>
  );
}

const NO_PLACE = { row: null, column: null } as const;

function secondTitle(state: InspectState, words: ReturnType<typeof useInspectWords>): string {
  if (!state.second) return "";
  switch (state.second.kind) {
    case "untouched":
      return words.beside.untouched;
    case "model": {
      const { model, step, own } = state.second;
      return words.beside.modelTitle(model.name, step, own);
    }
    default:
      return state.second.title;
  }
}

interface LayerNoteProps {
  readonly shown: Shown;
  readonly secondTitle: string;
}

/** What the numbers are where they are not the weights, and why a wished layer is not there. */
function LayerNote({ shown, secondTitle: title }: LayerNoteProps) {
  const { layer, normalise } = useInspectWords();
  const notes = [
    shown.missing ? layer[shown.missing] : "",
    shown.layer === "row" ? layer.minusRow(shown.matrix.rows[shown.against]?.text ?? "") : "",
    shown.layer === "second" ? layer.minusSecond(title) : "",
    shown.layer === "gold" ? layer.minusGold : "",
    shown.matrix.kind === "column-shares" ? normalise.warning : "",
    shown.matrix.kind === "row-shares" ? normalise.rowWarning : "",
  ].filter((note) => note !== "");
  return notes.length > 0 ? (
    <p className="layer-note" role="status" data-layer-note>
      {notes.join(" ")}
    </p>
  ) : null;
}
