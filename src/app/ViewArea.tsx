import { lazy, Suspense } from "react";
import { useMessages } from "../i18n/useMessages";
import { VIEWS, type View } from "../state/scene";
import { useLoom, useLoomState } from "../state/useStore";
import { LoomArea } from "./LoomArea";

/** Views beside the loom come when they are chosen. */
const LATE_VIEWS: Readonly<Record<Exclude<View, "loom">, ReturnType<typeof lazy>>> = {
  diagram: lazy(async () => ({ default: (await import("./views/DiagramArea")).DiagramArea })),
  dictionary: lazy(async () => ({ default: (await import("./views/DictionaryArea")).DictionaryArea })),
  loop: lazy(async () => ({ default: (await import("./views/LoopArea")).LoopArea })),
  training: lazy(async () => ({ default: (await import("./views/TrainingArea")).TrainingArea })),
};

/** What the middle of the stage shows of the translation. */
export function ViewArea() {
  const view = useLoomState((state) => state.scene.view);
  if (view === "loom") return <LoomArea />;
  const Late = LATE_VIEWS[view];
  return (
    <Suspense fallback={<div className="view-room" />}>
      <Late />
    </Suspense>
  );
}

export function ViewChoice() {
  const { app } = useMessages();
  const loom = useLoom();
  const current = useLoomState((state) => state.scene.view);
  return (
    <fieldset className="view-choice" aria-label={app.viewsLabel}>
      {VIEWS.map((view) => (
        <button
          key={view}
          type="button"
          aria-pressed={view === current}
          onClick={() => loom.setScene({ view })}
        >
          {app.views[view]}
        </button>
      ))}
    </fieldset>
  );
}
