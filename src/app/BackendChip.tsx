import { useId } from "react";
import { useMessages } from "../i18n/useMessages";
import { useLoomState } from "../state/useStore";
import { grouped } from "./numbers";

/** Which backend computes; a press says why. */
export function BackendChip() {
  const { backend: words } = useMessages();
  const choice = useLoomState((state) => state.session.choice);
  const training = useLoomState((state) => state.session.status === "training");
  const popover = useId();
  if (!choice) return null;
  return (
    <div className="fact backend">
      <span className="caption">{words.label}</span>
      <button type="button" className="chip-button" popoverTarget={popover} title={words.why}>
        <span className={training ? "dot on" : "dot"} aria-hidden="true" />
        {words.chip(choice.backend)}
      </button>
      <div id={popover} popover="auto" className="popover why">
        <h2 className="popover-title">{words.why}</h2>
        <Reasons />
      </div>
    </div>
  );
}

function Reasons() {
  const { backend: words } = useMessages();
  const choice = useLoomState((state) => state.session.choice);
  const parameters = useLoomState((state) => state.session.parameters);
  const language = useLoomState((state) => state.scene.language);
  if (!choice) return null;
  return (
    <>
      <p>{words.taken(choice)}</p>
      {choice.rejected.map(({ backend, why, detail }) => (
        <p key={backend}>
          {words.rejected[why](words.names[backend])}
          {detail ? <small lang="en">{words.detail(detail)}</small> : null}
        </p>
      ))}
      {parameters === null ? null : <p>{words.parameters(grouped(parameters, language))}</p>}
      <Memory />
    </>
  );
}

function Memory() {
  const { backend: words } = useMessages();
  const language = useLoomState((state) => state.scene.language);
  const tensors = useLoomState((state) => state.session.memory?.tensors);
  const kilobytes = useLoomState((state) => Math.round((state.session.memory?.bytes ?? 0) / 1000));
  if (tensors === undefined) return null;
  return <p>{words.memory(grouped(tensors, language), grouped(kilobytes, language))}</p>;
}
