/** Whose letters drawings and formulas are in, and how formulas are shown: from the scene and the page's state. */
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { FormulaSettingsContext } from "../panels/formulas/settings";
import { shownTrace } from "../state/store";
import { useLoom, useLoomState } from "../state/useStore";
import type { FormulaView } from "../trace/formulaView";
import type { Notation } from "../trace/notation";
import { loadNotations, notationsHere } from "../viz/lateNotations";
import { type Letters, LettersContext, OWN_LETTERS } from "../viz/letters";

/** The scene's letters; the wiring's own until the others have come. */
function useSceneLetters(): Letters {
  const notation = useLoomState((state) => state.scene.notation);
  const wiring = useLoomState((state) => shownTrace(state)?.model.wiring);
  const bidirectional = useLoomState((state) => shownTrace(state)?.model.bidirectional);
  const count = useLoomState((state) => shownTrace(state)?.source.tokens.length);
  const [others, setOthers] = useState(notationsHere);
  const wants = notation !== null && others === null;
  useEffect(() => {
    if (wants) void loadNotations().then(setOthers);
  }, [wants]);
  return useMemo(
    () =>
      notation && others && wiring && bidirectional !== undefined && count !== undefined
        ? others.lettersOf(notation, { model: { wiring, bidirectional }, count })
        : OWN_LETTERS,
    [notation, others, wiring, bidirectional, count],
  );
}

export function FormulaScope({ children }: { readonly children: ReactNode }) {
  const loom = useLoom();
  const language = useLoomState((state) => state.scene.language);
  const notation = useLoomState((state) => state.scene.notation);
  const view = useLoomState((state) => state.ui.formulas);
  const settings = useMemo(
    () => ({
      language,
      view,
      notation,
      onView: (formulas: FormulaView) => loom.setUi({ formulas }),
      onNotation: (other: Notation | null) => loom.setScene({ notation: other }),
    }),
    [loom, language, view, notation],
  );
  return (
    <FormulaSettingsContext value={settings}>
      <LettersContext value={useSceneLetters()}>{children}</LettersContext>
    </FormulaSettingsContext>
  );
}
