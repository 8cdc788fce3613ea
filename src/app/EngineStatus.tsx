import { useMessages } from "../i18n/useMessages";
import { useLoomState } from "../state/useStore";

/** The engine's state as attributes, for tests and assistive scripts. What is not known yet is absent. */
export function EngineStatus() {
  const { train } = useMessages();
  const status = useLoomState((state) => state.session.status);
  const backend = useLoomState((state) => state.session.choice?.backend);
  const step = useLoomState((state) => state.session.step);
  const loss = useLoomState((state) => state.session.losses.at(-1)?.[1]);
  const exact = useLoomState((state) => state.session.evaluation?.exact);
  return (
    <div
      id="engine-status"
      className="visually-hidden"
      data-status={status}
      data-backend={backend}
      data-step={step ?? undefined}
      data-loss={loss}
      data-exact={exact}
    >
      {train.status[status]}
    </div>
  );
}
