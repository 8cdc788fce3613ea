/** Numbers as the furniture writes them; the loom and the ledger have their own rules. */
import { groupedWhole } from "../lib/grouped";

export function percent(share: number): string {
  return `${(share * 100).toFixed(share >= 0.9995 ? 0 : 1)}%`;
}

export function grouped(count: number, language: string): string {
  return Number.isInteger(count) ? groupedWhole(count) : count.toLocaleString(language);
}

/** Updates per second: whole ones from ten on. */
export function rate(updates: number): string {
  return updates >= 10 ? updates.toFixed(0) : updates.toFixed(1);
}

/** What a seed may be, or undefined. */
export function readSeed(text: string, largest: number): number | undefined {
  const trimmed = text.trim();
  if (!/^\d{1,10}$/.test(trimmed)) return undefined;
  const seed = Number(trimmed);
  return seed <= largest ? seed : undefined;
}
