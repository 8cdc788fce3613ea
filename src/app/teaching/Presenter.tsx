/** The page for a room: the loom and one open step, large; nothing else. */
import "./presenter.css";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { TEACHING_LOCALES } from "../../i18n/teachingLocales";
import { useMessages } from "../../i18n/useMessages";
import { positionIn } from "../../state/position";
import { type LoomState, shownTrace } from "../../state/store";
import { useLoomState, useThrottledLoomState } from "../../state/useStore";
import { change, choiceOf, defaultsOf } from "../../trace/settings";
import type { Trace } from "../../trace/trace";
import { PresenterLoom } from "../../views/presenter/PresenterLoom";
import { projectedColour } from "../../views/presenter/palette";
import { StepSheet } from "../../views/presenter/StepSheet";
import { legendGradient } from "../../viz/color";
import { sourceInView } from "../../viz/focus";
import { RichText } from "../../viz/RichText";
import { tokenText } from "../../viz/token";
import { useCommands } from "../commands";
import { readPlace } from "../lessons/place";
import { Mark } from "../Mark";
import { grouped } from "../numbers";
import { useSize } from "../useSize";
import { ClassLinkButton } from "./HandoutLinks";
import { presenterAct } from "./presenterKeys";
import { TrainedAgain } from "./TrainedAgain";

const PartScene = lazy(async () => ({ default: (await import("../lessons/PartScene")).PartScene }));

/** While the model trains the numbers change at most twice a second. */
const REDRAW = 500;

const isInLesson = ({ scene }: LoomState): boolean =>
  scene.screen === "lessons" && readPlace(scene.place).kind === "lesson";

export function Presenter() {
  const { app } = useMessages();
  const language = useLoomState((state) => state.scene.language);
  const words = TEACHING_LOCALES[language].presenter;
  const trace = useThrottledLoomState(shownTrace, REDRAW);
  const failed = useLoomState((state) => state.session.status === "failed");
  const isInLessons = useLoomState(isInLesson);
  const { isBlank, leave, unblank } = usePresenterKeys();
  const main = useRef<HTMLElement>(null);
  useEffect(() => main.current?.focus(), []);
  return (
    <main className="presenter" ref={main} tabIndex={-1} aria-label={words.label} id="loom">
      <PresenterHead trace={trace} leave={leave} leaveName={words.leave} />
      <div className="presenter-again">
        {isInLessons ? (
          <Suspense>
            <PartScene />
          </Suspense>
        ) : null}
        <TrainedAgain />
      </div>
      {trace ? <Shown trace={trace} /> : <p className="presenter-wait">{failed ? null : app.loadingModel}</p>}
      {trace ? <Steps trace={trace} label={words.steps} /> : null}
      {isBlank ? (
        <button type="button" className="presenter-blank" aria-label={words.blank} onClick={unblank} />
      ) : null}
    </main>
  );
}

function usePresenterKeys() {
  const commands = useCommands();
  const [isBlank, setBlank] = useState(false);
  const blank = useRef(false);
  blank.current = isBlank;
  const leave = useRef(() => {
    commands.loom.setScene({ present: false });
    // Back to where it was entered, once that is on the page again.
    setTimeout(() => document.querySelector<HTMLElement>(".present-button")?.focus());
  }).current;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const { help, handout, singleKeys } = commands.loom.store.getState().ui;
      if (help || handout) return;
      const act = presenterAct(event, singleKeys, isInLesson(commands.loom.store.getState()));
      if (act === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (act === "next") commands.move("next-step");
      else if (act === "previous") commands.move("previous-step");
      else if (act === "blank" && !event.repeat) setBlank(!blank.current);
      else if (act === "leave" && blank.current) setBlank(false);
      else if (act === "leave") leave();
    };
    addEventListener("keydown", listen, { capture: true });
    return () => removeEventListener("keydown", listen, { capture: true });
  }, [commands, leave]);
  return { isBlank, leave, unblank: () => setBlank(false) };
}

function PresenterHead({
  trace,
  leave,
  leaveName,
}: {
  trace: Trace | null;
  leave: () => void;
  leaveName: string;
}) {
  const { app, config, train } = useMessages();
  const scene = useLoomState((state) => state.scene);
  const training = useLoomState((state) => state.session.status === "training");
  const isLinkHidden = scene.hide.includes("link");
  const model = trace?.model;
  const place = trace ? positionIn(trace, scene) : null;
  return (
    <header>
      <Mark />
      <h1 className="src">{scene.sentence}</h1>
      <p className="quiet model">
        {model ? config.short(choiceOf(change(defaultsOf(model.task), model))) : null}
        {model && training ? ` · ${train.update} ${grouped(model.step, scene.language)}` : null}
      </p>
      {trace && place ? (
        <p className="quiet">
          {app.wordOf(place.row + 1, trace.output.tokens.length)},{" "}
          {app.stepOf(trace.steps.indexOf(place.step) + 1, trace.steps.length)}
        </p>
      ) : null}
      {isLinkHidden ? null : <ClassLinkButton isSign />}
      <button type="button" className="plain" onClick={leave}>
        {leaveName}
      </button>
    </header>
  );
}

function Shown({ trace }: { trace: Trace }) {
  const { loom: labels } = useMessages();
  const scene = useLoomState((state) => state.scene);
  const theme = useLoomState((state) => state.ui.theme);
  const words = TEACHING_LOCALES[scene.language].presenter;
  const [loomRoom, loomSize] = useSize();
  const [sheetRoom, sheetSize] = useSize();
  const { row, step, column } = positionIn(trace, scene);
  const linked = sourceInView(trace, row, step, column, {});
  const scroller = useRef<HTMLElement>(null);
  // Where not all of it fits, the row in view does.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row or size is what there is to scroll for
  useEffect(() => {
    const room = scroller.current;
    if (!room) return;
    const rowFrame = room.querySelector(".row-frame");
    const wash = room.querySelector<SVGRectElement>(".column-wash")?.getBBox();
    rowFrame?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (wash) room.scrollLeft = wash.x + wash.width / 2 - room.clientWidth / 2;
  }, [row, step, loomSize, trace.source.text]);
  const place = { trace, row, step, column, linked, theme };
  const name = (token: string | undefined): string => tokenText(token ?? "").text;
  return (
    <div className="presenter-room">
      <section
        className="presenter-left"
        ref={(element) => {
          scroller.current = element;
          return loomRoom(element);
        }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long sentence scrolls, by keys too
        tabIndex={0}
        aria-label={words.loom({
          sentence: trace.source.text,
          output: trace.output.tokens.map(name).join(" "),
        })}
      >
        {loomSize ? (
          <PresenterLoom
            {...place}
            flip={scene.flip}
            width={loomSize.width}
            height={loomSize.height}
            labels={{
              figure: words.loom({
                sentence: trace.source.text,
                output: trace.output.tokens.map(name).join(" "),
              }),
              weight: labels.weight,
              noAttention: words.noAttention,
              oneVector: words.oneVector,
            }}
          />
        ) : null}
        {trace.tensors.weights ? (
          <p className="presenter-legend">
            <span>0</span>
            <i
              className="ramp"
              style={{ background: legendGradient((share) => projectedColour(share, theme, scene.flip)) }}
            />
            <span>1</span>
            <span className="quiet">
              {words.polarity((theme === "light") === scene.flip ? "brighter" : "darker")}
            </span>
            <span className="presenter-readout">
              <RichText
                rich={
                  trace.steps.indexOf(step) < trace.steps.indexOf("softmax") && step !== "encode"
                    ? []
                    : step === "encode"
                      ? labels.encoded({
                          word: name(trace.source.tokens[column]),
                          position: column + 1,
                          count: trace.source.tokens.length,
                        })
                      : labels.readout({
                          output: name(trace.output.tokens[row]),
                          source: name(trace.source.tokens[linked]),
                          value: "",
                          rank: 1,
                          count: trace.source.tokens.length,
                        })
                }
              />
            </span>
          </p>
        ) : null}
      </section>
      <section
        className="presenter-sheet"
        ref={sheetRoom}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls where it is longer than the room
        tabIndex={0}
        aria-live="off"
        data-step={step}
      >
        {sheetSize ? <StepSheet {...place} width={sheetSize.width} /> : null}
      </section>
    </div>
  );
}

function Steps({ trace, label }: { trace: Trace; label: string }) {
  const { panels } = useMessages();
  const { goTo } = useCommands();
  const scene = useLoomState((state) => state.scene);
  const { step } = positionIn(trace, scene);
  return (
    <nav className="presenter-steps" aria-label={label}>
      {trace.steps.map((name, i) => (
        <button
          key={name}
          type="button"
          aria-current={name === step ? "step" : undefined}
          onClick={() => goTo(name)}
        >
          <span className="place">{i + 1}</span> {panels.steps[name].short}
        </button>
      ))}
    </nav>
  );
}
