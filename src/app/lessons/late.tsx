/** Parts that are fetched when they are needed; where one cannot be had, a sentence says so and the rest stays. */
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { LESSONS_LOCALES } from "../../i18n/lessonsLocales";
import { useLoomState } from "../../state/useStore";

function Unreachable() {
  const language = useLoomState((state) => state.scene.language);
  return (
    <p className="caption" role="alert">
      {LESSONS_LOCALES[language].unreachable}
    </p>
  );
}

export function late<P extends object>(
  load: () => Promise<ComponentType<P>>,
): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => {
    try {
      return { default: await load() };
    } catch {
      return { default: Unreachable };
    }
  });
}
