import { useMessages } from "../i18n/useMessages";
import { updatesNewer } from "../state/store";
import { useLoom, useLoomState } from "../state/useStore";
import { BackendChip } from "./BackendChip";
import { useCommands } from "./commands";
import { grouped } from "./numbers";
import { ResetButton } from "./ResetButton";
import { TrainCurves } from "./TrainCurves";

/** Updates per second that can be chosen, beside full speed. */
const PACES = [10, 1] as const;

/** Training: its buttons, its curves, its speed, its backend. On a phone it is a sheet. */
export function TrainStrip() {
  const { train } = useMessages();
  const open = useLoomState((state) => state.ui.trainSheet);
  const busy = useLoomState(
    (state) => state.session.status === "loading" || state.session.status === "failed",
  );
  const training = useLoomState((state) => state.session.status === "training");
  const commands = useCommands();
  return (
    <section className={open ? "train open" : "train"} aria-label={train.label}>
      <div className="train-buttons">
        <button type="button" className="framed" disabled={busy} onClick={commands.toggleTraining}>
          {training ? train.pause : train.start}
        </button>
        <button type="button" className="framed" disabled={busy || training} onClick={commands.trainOne}>
          {train.one}
        </button>
        <ResetButton />
        <div className="paces">
          <Pace />
          <InBackground />
        </div>
        <Preparing />
        <Newer />
      </div>
      <TrainCurves />
      <TrainFacts />
    </section>
  );
}

/** Before the first update kernels are compared and compiled: on WebGL that takes a moment. */
function Preparing() {
  const { train } = useMessages();
  const share = useLoomState((state) => state.session.preparing);
  if (share === null) return null;
  return (
    <label className="preparing">
      {train.preparing} <progress value={share} />
    </label>
  );
}

function Pace() {
  const { train } = useMessages();
  const loom = useLoom();
  const throttle = useLoomState((state) => state.throttle);
  return (
    <select
      className="pace"
      aria-label={train.throttle}
      title={train.throttle}
      value={throttle ?? ""}
      onChange={(event) => loom.setThrottle(event.target.value === "" ? null : Number(event.target.value))}
    >
      <option value="">{train.full}</option>
      {PACES.map((pace) => (
        <option key={pace} value={pace}>
          {train.atMost(pace)}
        </option>
      ))}
    </select>
  );
}

function InBackground() {
  const { train } = useMessages();
  const loom = useLoom();
  const background = useLoomState((state) => state.ui.background);
  return (
    <select
      className="pace"
      aria-label={train.background}
      title={train.background}
      value={background}
      onChange={(event) => loom.setUi({ background: event.target.value === "pause" ? "pause" : "train" })}
    >
      <option value="train">{train.backgrounds.train}</option>
      <option value="pause">{train.backgrounds.pause}</option>
    </select>
  );
}

/** While the numbers on the stage stand still and the model goes on. */
function Newer() {
  const { train } = useMessages();
  const loom = useLoom();
  const newer = useLoomState(updatesNewer);
  const held = useLoomState((state) => state.held !== null);
  if (!held || newer === 0) return null;
  return (
    <p className="newer">
      {train.newer(newer)}
      {" · "}
      <button type="button" className="link" onClick={loom.refresh}>
        {train.refresh}
      </button>
    </p>
  );
}

function TrainFacts() {
  const { train } = useMessages();
  const language = useLoomState((state) => state.scene.language);
  const step = useLoomState((state) => state.session.step);
  return (
    <div className="train-facts">
      {step === null ? null : (
        <div className="fact">
          <span className="caption">{train.update}</span>
          <b>{grouped(step, language)}</b>
        </div>
      )}
      <SeedFact />
      <BackendChip />
    </div>
  );
}

function SeedFact() {
  const { train } = useMessages();
  const { askReset } = useCommands();
  const seed = useLoomState((state) => state.session.settings?.seed ?? state.scene.seed);
  return (
    <div className="fact">
      <span className="caption">{train.seed}</span>
      <button type="button" className="link seed" aria-label={train.changeSeed(seed)} onClick={askReset}>
        {seed}
      </button>
    </div>
  );
}
