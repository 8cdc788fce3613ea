/** "Continue in a notebook": the button. What it opens is loaded when it is asked for. */
import { lazy, Suspense, useId, useState } from "react";
import { TWIN_LABELS } from "../i18n/twinLabels";
import { useLoomState } from "../state/useStore";

const TwinChoice = lazy(async () => ({ default: (await import("./TwinChoice")).TwinChoice }));

export function TwinDownload() {
  const label = useLoomState((state) => TWIN_LABELS[state.scene.language]);
  const [asked, setAsked] = useState(false);
  const popover = useId();
  return (
    <div className="twin">
      <button type="button" className="link" popoverTarget={popover} onClick={() => setAsked(true)}>
        {label}
      </button>
      <div id={popover} popover="auto" className="popover why">
        <h2 className="popover-title">{label}</h2>
        <Suspense>{asked ? <TwinChoice /> : null}</Suspense>
      </div>
    </div>
  );
}
