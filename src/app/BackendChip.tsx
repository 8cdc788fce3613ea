import { type ComponentType, lazy, Suspense, useState } from "react";
import { useMessages } from "../i18n/useMessages";
import type { LoomState } from "../state/store";
import { useLoomState } from "../state/useStore";
import type { BackendChoice } from "../worker/protocol";
import { becauseOf, WHY_ID } from "./because";
import { grouped, rate } from "./numbers";

const Nothing: ComponentType = () => null;

/** It comes with the first press. Where it cannot be had, the sentences above it stand alone. */
const BackendReport = lazy(
  (): Promise<{ default: ComponentType }> =>
    import("./report/BackendReport").then(
      (part) => ({ default: part.BackendReport }),
      () => ({ default: Nothing }),
    ),
);

/** Which backend computes, and how; a press says why, with all that a bug report needs. */
export function BackendChip() {
  const { backend: words } = useMessages();
  const choice = useLoomState((state) => state.session.choice);
  const training = useLoomState((state) => state.session.status === "training");
  const [open, setOpen] = useState(false);
  if (!choice) return null;
  return (
    <div className="fact backend">
      <span className="caption">{words.label}</span>
      <button type="button" className="chip-button" popoverTarget={WHY_ID} title={words.why}>
        <span className={training ? "dot on" : "dot"} aria-hidden="true" />
        {words.chip(choice.backend)}
      </button>
      <ChipLine choice={choice} />
      <div
        id={WHY_ID}
        popover="auto"
        role="dialog"
        aria-label={words.why}
        className="popover why reported"
        onToggle={(event) => setOpen(event.newState === "open")}
        // The page's one-letter keys are not meant while one reads or copies.
        onKeyDown={(event) => event.stopPropagation()}
      >
        <h2 className="popover-title">{words.why}</h2>
        <p>{words.taken(choice)}</p>
        {choice.rejected.map(({ backend, why }) => (
          <p key={backend}>{words.rejected[why](words.names[backend])}</p>
        ))}
        <Suspense fallback={null}>{open ? <BackendReport /> : null}</Suspense>
      </div>
    </div>
  );
}

const memoryOf = ({ session }: LoomState): LoomState["session"]["memory"] => session.memory;

/** The GPU, what an update takes, what is held, and why, as far as it is known. */
function ChipLine({ choice }: { choice: BackendChoice }) {
  const { backend: words, train } = useMessages();
  const language = useLoomState((state) => state.scene.language);
  const speed = useLoomState((state) => state.session.stepsPerSecond);
  const memory = useLoomState(memoryOf);
  const because = words.because[becauseOf(choice)];
  const numbers = [
    speed === null ? null : train.perSecond(rate(speed)),
    memory?.calls ? words.draws(grouped(Math.round(memory.calls.draws), language)) : null,
    memory ? words.tensors(grouped(memory.tensors, language)) : null,
  ];
  return (
    <>
      <span className="chip-line named" title={choice.renderer ?? undefined}>
        {choice.renderer === null ? null : <span lang="en">{shortName(choice.renderer)}</span>}
        {because}
      </span>
      <span className="chip-line">{numbers.filter((part) => part !== null).join(" · ")}</span>
    </>
  );
}

/** Of “ANGLE (maker, device, driver)” the device. */
function shortName(renderer: string): string {
  const [, device = renderer] = /^ANGLE \([^,]+, ([^,]+)/.exec(renderer) ?? [];
  return device.replace(/ \(0x.*| Direct3D.*/, "");
}
