/** `W_ih`, `v_a`, `s_3` and `s̃` in a sentence as symbols, those of states in the letters that are asked for. */
import { Fragment } from "react";
import { type Letter, type Letters, useLetters } from "../viz/letters";
import { Sym } from "./Num";

const SYMBOL = /(\b[WUvs]_[a-z0-9]+|s\u0303)/;

function letterOf(text: string, letters: Letters): Letter {
  const [base = "", sub = ""] = text.split("_");
  if (text === "W_y") return letters.output;
  if (base === "s" && /^\d+$/.test(sub)) return letters.decoder(Number(sub));
  // Of any row: without its index.
  if (sub === "") return { ...letters.attentional(0), sub: "" };
  return { base, sub };
}

export function WithSymbols({ text }: { text: string }) {
  const letters = useLetters();
  return text.split(SYMBOL).map((part, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
    i % 2 === 0 ? <Fragment key={i}>{part}</Fragment> : <Sym key={i} {...letterOf(part, letters)} />,
  );
}
