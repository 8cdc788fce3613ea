/** "Continue in a notebook": the button. What it opens is loaded when it is asked for. */
import { lazy, Suspense, useId, useState } from "react";
import { TWIN_LABELS } from "../i18n/twinLabels";
import { useLoomState } from "../state/useStore";

const TwinChoice = lazy(async () => ({ default: (await import("./TwinChoice")).TwinChoice }));

export function TwinDownload() {
  const twin = useLoomState((state) => TWIN_LABELS[state.scene.language]);
  const [asked, setAsked] = useState(false);
  const popover = useId();
  return (
    <div className="fact">
      <span className="caption">{twin.caption}</span>
      <button
        type="button"
        className="chip-button"
        popoverTarget={popover}
        title={twin.title}
        onClick={() => setAsked(true)}
      >
        {twin.open}
      </button>
      <div id={popover} popover="auto" className="popover why">
        <h2 className="popover-title">{twin.title}</h2>
        <Suspense>{asked ? <TwinChoice /> : null}</Suspense>
      </div>
    </div>
  );
}
