/** The panel of the open step; until its chunk is there, the room that it will take. */
import { Suspense, useEffect } from "react";
import { firstGesture } from "./firstGesture";
import { loadCheck } from "./lateCheck";
import { loadPanels, usePanels } from "./latePanels";
import type { PanelProps } from "./panel";
import { SoftmaxPanel } from "./SoftmaxPanel";

export function OpenPanel(props: PanelProps) {
  useEffect(() => {
    void firstGesture().then(() => Promise.all([loadCheck(), loadPanels()]));
  }, []);
  return (
    <Suspense fallback={<div className="panel-room" />}>
      {props.step === "softmax" ? <SoftmaxPanel {...props} /> : <OtherPanel {...props} />}
    </Suspense>
  );
}

function OtherPanel(props: PanelProps) {
  const panels = usePanels();
  if (!panels || props.step === "softmax") return null;
  const Panel = panels.PANELS[props.step];
  return <Panel {...props} />;
}
