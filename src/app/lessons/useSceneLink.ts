/** Puts another scene on the stage; what one reads stays where it is. Null where there is none to put there. */
import { useCallback } from "react";
import type { Bookmark } from "../../lessons/lesson";
import { useLoom } from "../../state/useStore";
import { useCommands } from "../commands";
import { noteRefusal } from "../noteRefusal";
import { wholeBookmark } from "./bookmark";

export function useSceneLink(scene: Bookmark | null): (() => void) | null {
  const loom = useLoom();
  const { runs } = useCommands();
  const go = useCallback((): void => {
    if (!scene) return;
    wholeBookmark(scene)
      .then((whole) => runs.applyScene(whole))
      .catch((error: unknown) => noteRefusal(loom, error));
  }, [scene, loom, runs]);
  return scene ? go : null;
}
