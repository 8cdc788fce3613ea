/** TeX set by KaTeX. Only ever reached through Formula's dynamic import. */
import katex from "katex";
import "katex/dist/katex.min.css";
import { useLayoutEffect, useRef } from "react";

export function KatexFormula({ tex }: { tex: string }) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (!place.current) return;
    katex.render(tex, place.current, {
      throwOnError: false,
      strict: false,
      trust: ({ command }) => command === "\\htmlClass",
    });
  }, [tex]);
  return <span ref={place} />;
}
