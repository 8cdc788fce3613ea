/** Every number opens to its arithmetic, from a weight on the loom down to a weight of the model. */
import { FORMULA_LOCALES } from "../src/i18n/formulaLocales";
import { OPENED_LOCALES } from "../src/i18n/openedLocales";
import type { StepId } from "../src/trace/steps";
import { bringAxe, serious } from "./axe";
import { expect, type LoomPage, test } from "./loomPage";

const TOLERANCE = 1e-6;

const opened = (loom: LoomPage) => loom.page.locator(".opened");

/** What stands in the opened number: its value, its operands outside of sums, and every sum with its terms. */
async function level(loom: LoomPage, number: string) {
  const body = loom.page.locator(`[data-number-opened="${number}"]`);
  await expect(body).toBeVisible();
  return body.evaluate((element) => {
    const value = (of: Element): number => Number((of as HTMLElement).dataset.value);
    return {
      value: value(element),
      shown: element.querySelector(".opened-value")?.textContent ?? "",
      again: Number(element.querySelector<HTMLElement>("[data-check=passed]")?.dataset.again),
      operands: Object.fromEntries(
        [...element.querySelectorAll<HTMLElement>(".operands button")].map((button) => [
          button.dataset.number ?? "",
          value(button),
        ]),
      ),
      sums: [...element.querySelectorAll(".term-table")].map((table) => ({
        sum: Number(table.querySelector<HTMLElement>("[data-sum]")?.dataset.sum),
        terms: [...table.querySelectorAll<HTMLElement>("[data-term]")].map((row) => ({
          term: Number(row.dataset.term),
          factors: [...row.querySelectorAll("button")].map(value),
        })),
      })),
    };
  });
}

type Level = Awaited<ReturnType<typeof level>>;

const total = (terms: Level["sums"][number]["terms"]): number =>
  terms.reduce((sum, { term }) => sum + term, 0);

/** The displayed terms add up to the displayed sum, and every product is that of its factors. */
function addsUp({ sums, value, again }: Level): void {
  for (const { sum, terms } of sums) {
    expect(Math.abs(total(terms) - sum)).toBeLessThan(1e-9);
    for (const { term, factors } of terms)
      if (factors.length === 2)
        expect(Math.abs((factors[0] ?? 0) * (factors[1] ?? 0) - term)).toBeLessThan(1e-12);
  }
  expect(Math.abs(value - again)).toBeLessThan(TOLERANCE);
}

const close = (a: number, b: number): void => expect(Math.abs(a - b)).toBeLessThan(TOLERANCE);
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const crumbs = (loom: LoomPage) => opened(loom).locator(".crumbs li");

test("a weight on the loom opens to its score, a state, a gate and a weight of the model, and all of it adds up", async ({
  loom,
}) => {
  await loom.open({ query: "?backend=wasm", language: "en" });
  await loom.ready();
  const words = OPENED_LOCALES.en;
  await loom.page.locator('.loom svg [data-number="weights.3.2"]').click();
  const weight = await level(loom, "weights.3.2");
  addsUp(weight);
  expect(weight.shown).toBe(weight.value.toFixed(6));
  const [exponentials] = weight.sums;
  close(Math.exp(weight.operands["scores.3.2"] ?? 0) / (exponentials?.sum ?? 0), weight.value);
  expect(exponentials?.terms).toHaveLength(4);

  await opened(loom).locator('.operands [data-number="scores.3.2"]').click();
  const score = await level(loom, "scores.3.2");
  addsUp(score);
  close(score.sums[0]?.sum ?? 0, score.value);
  expect(score.sums[0]?.terms).toHaveLength(32);

  await opened(loom).locator('.term-table [data-number="states.2.11"]').click();
  const state = await level(loom, "states.2.11");
  addsUp(state);
  const gate = (name: string): number => state.operands[`encoder.l0.${name}.2.11`] ?? Number.NaN;
  const [z, before] = [gate("update"), state.operands["states.1.11"] ?? Number.NaN];
  close((1 - z) * gate("candidate") + z * before, state.value);

  await opened(loom).locator('.operands [data-number="encoder.l0.update.2.11"]').click();
  const update = await level(loom, "encoder.l0.update.2.11");
  addsUp(update);
  expect(update.sums.map(({ terms }) => terms.length)).toEqual([16, 32]);
  const biases = Object.values(update.operands).reduce((sum, bias) => sum + bias, 0);
  close(sigmoid(update.sums.reduce((sum, one) => sum + one.sum, biases)), update.value);

  // Row 32 + 11: the update gate's block begins behind the reset gate's.
  const parameter = "encoder.rnn.weight_ih_l0.43.5";
  await opened(loom).locator(`.term-table [data-number="${parameter}"]`).click();
  const body = loom.page.locator(`[data-number-opened="${parameter}"]`);
  await expect(body).toHaveAttribute("data-kind", "parameter");
  await expect(body).toContainText(words.parameter.learned);
  await expect(body).toContainText("encoder.rnn.weight_ih_l0[43, 5] of [96, 16]");
  await expect(crumbs(loom)).toHaveCount(5);

  // The link says all of it; whoever follows it sees the same number behind the same crumbs.
  const chain = `weights.3.2~scores.3.2~states.2.11~encoder.l0.update.2.11~${parameter}`;
  await expect.poll(() => new URL(loom.page.url()).hash).toContain(`open=${chain.replaceAll("~", "%7E")}`);
  const value = await body.getAttribute("data-value");
  await loom.page.reload();
  await expect(body).toHaveAttribute("data-value", value ?? "");
  await expect(crumbs(loom)).toHaveCount(5);

  // A crumb goes back to its number, Escape one level, and the last one closes.
  await crumbs(loom).nth(1).getByRole("button").click();
  await level(loom, "scores.3.2");
  await expect(crumbs(loom)).toHaveCount(2);
  await loom.page.keyboard.press("Escape");
  expect((await level(loom, "weights.3.2")).value).toBe(weight.value);
  await loom.page.keyboard.press("Escape");
  await expect(opened(loom)).toHaveCount(0);
});

test("numbers open, are walked and closed with keys alone, and the focus comes back", async ({ loom }) => {
  await loom.open({ query: "?backend=wasm", language: "ko", hash: { step: "softmax", row: "3" } });
  await loom.ready();
  const first = loom.page.locator('.sum-table .share [data-number="weights.3.2"]');
  await first.focus();
  await loom.page.keyboard.press("ArrowUp");
  await loom.page.keyboard.press("ArrowDown");
  await expect(first).toBeFocused();
  await loom.page.keyboard.press("Enter");
  await level(loom, "weights.3.2");
  await expect(opened(loom)).toBeFocused();
  await opened(loom).locator(".term-table button").first().focus();
  await loom.page.keyboard.press("ArrowDown");
  await loom.page.keyboard.press("Enter");
  addsUp(await level(loom, "scores.3.1"));
  expect(await loom.page.evaluate(() => window.loom.scene().row)).toBe(3);
  await loom.page.keyboard.press("Escape");
  await loom.page.keyboard.press("Escape");
  await expect(opened(loom)).toHaveCount(0);
  await expect(first).toBeFocused();

  // What stands between two tensors opens too. A number of a closed step opens that step, in which the number opens.
  const between = async (step: StepId, name: string): Promise<number> => {
    const shown = loom.panel(step).locator(`[data-number^="${name}"]`).first();
    const number = (await shown.getAttribute("data-number")) ?? "";
    await shown.click();
    const { value } = await level(loom, number);
    await loom.page.keyboard.press("Escape");
    await expect(opened(loom)).toHaveCount(0);
    return value;
  };
  const openStep = async (step: StepId): Promise<void> => {
    await loom.page.locator(`.step.closed[data-step="${step}"] .summary > span`).first().click();
    await expect(loom.panel(step)).toBeVisible();
    await expect(opened(loom)).toHaveCount(0);
  };
  const whole = await between("softmax", "derived.expSum.scores.3");
  const power = await between("softmax", "derived.exp.scores.3.2");
  close(power / whole, Number((await first.getAttribute("title")) ?? ""));
  close(await between("softmax", "derived.sum.weights.3"), 1);
  await expect(loom.page.locator('.loom svg [data-number="derived.sum.weights.3"]')).toContainText("1.00");
  await openStep("score");
  const chosen = loom.panel("score").locator(".chosen-product");
  const product = await between("score", "derived.product.3.");
  expect(await chosen.textContent()).toContain(product.toFixed(4).replace("-", "−"));
  await openStep("output");
  expect(await between("output", "derived.others.3")).toBeLessThan(1);
  await openStep("softmax");

  // In a typeset formula the numbers are one stop of the Tab key, and the arrow keys go from one to the next.
  const panel = loom.panel("softmax");
  await panel.getByRole("button", { name: FORMULA_LOCALES.ko.views.numbers, exact: true }).click();
  const formula = panel
    .locator(".equations .formula")
    .filter({ has: loom.page.locator("[role=button]") })
    .first();
  const numbers = formula.locator('.katex [role="button"][data-number]');
  await expect.poll(() => numbers.count()).toBeGreaterThan(3);
  await expect(formula.locator('[tabindex="0"]')).toHaveCount(1);
  await numbers.first().focus();
  await loom.page.keyboard.press("ArrowRight");
  await expect(numbers.nth(1)).toBeFocused();
  const number = (await numbers.nth(1).getAttribute("data-number")) ?? "";
  await loom.page.keyboard.press("Enter");
  addsUp(await level(loom, number));
  await bringAxe(loom);
  expect(await serious(loom, '[data-step-panel="softmax"] .equations')).toEqual([]);
});

test("a bar of the gradient opens to what the softmax lets through, along the right words", async ({
  loom,
}) => {
  await loom.open({ query: "?backend=wasm", language: "en", hash: { view: "training" } });
  await loom.ready();
  const bar = loom.page.locator('[data-gradients="with"] [data-number="gradient.value.2"]');
  await expect(bar).toBeVisible();
  const shown = Number(await bar.getAttribute("data-value"));
  // A bar may be a pixel high: what is pressed is that it is one.
  await bar.dispatchEvent("click");
  const norm = await level(loom, "gradient.value.2");
  addsUp(norm);
  close(norm.value, shown);
  const unit = opened(loom).locator('.term-table [data-number="gradient.values.2.5"]');
  await unit.click();
  const gradient = await level(loom, "gradient.values.2.5");
  addsUp(gradient);
  close(gradient.sums[0]?.sum ?? 0, gradient.value);
  expect(gradient.sums[0]?.terms).toHaveLength(5);

  await loom.page.locator(".loss-table [data-mean-loss] button").click();
  addsUp(await level(loom, "loss.mean"));
  await opened(loom).locator('.term-table [data-number="loss.3"]').click();
  const loss = await level(loom, "loss.3");
  const p = Object.entries(loss.operands).find(([name]) => name.startsWith("probabilities.3."))?.[1];
  close(-Math.log(p ?? 0), loss.value);
});

test("an opened number stands still while the model trains, and a link to none says so", async ({ loom }) => {
  await loom.open({ query: "?backend=wasm", language: "en", hash: { open: "context.9.99" } });
  await loom.ready();
  await expect(opened(loom)).toContainText("has no number context.9.99");
  await opened(loom).getByRole("button", { name: OPENED_LOCALES.en.close }).click();
  await expect(opened(loom)).toHaveCount(0);

  await loom.train();
  await loom.waitForStep(605);
  await loom.page.locator(".readout [data-number]").click();
  const body = opened(loom).locator("[data-number-opened]");
  await expect(body.locator('[data-check="passed"]')).toBeVisible();
  const held = await body.getAttribute("data-value");
  const { step } = await loom.engineStatus();
  await loom.waitForStep((step ?? 0) + 20);
  expect(await body.getAttribute("data-value")).toBe(held);
  await expect(loom.button(loom.words.train.refresh)).toBeVisible();
  await loom.pause();
});

/** One number of what the worker answers with all parameters is wrong, on its way to the page. */
function bendAnswers(by: number): void {
  const Original = Worker;
  class BentWorker extends Original {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener("message", ({ data }: MessageEvent) => {
        const { trace } = data as {
          trace?: { tensors: Record<string, { data: Float32Array }>; parameters?: object };
        };
        const weights = trace?.tensors.weights;
        // Row 3, word 2 of four: only where a number is opened, so that nothing else is said to be wrong.
        if (weights && "output.weight" in (trace?.parameters ?? {}))
          weights.data[3 * 4 + 2] = (weights.data[3 * 4 + 2] ?? 0) + by;
      });
    }
  }
  window.Worker = BentWorker;
}

test("a number that does not agree shows both, and the note and the report have them", async ({ loom }) => {
  await loom.page.addInitScript(bendAnswers, -0.25);
  await loom.open({ query: "?backend=wasm", language: "en" });
  await loom.ready();
  const right = await loom.page.evaluate(async () => (await window.loom.trace()).tensors.weights?.data[14]);
  await loom.page.locator('.loom svg [data-number="weights.3.2"]').click();
  const body = loom.page.locator('[data-number-opened="weights.3.2"]');
  const check = body.locator('[data-check="failed"]');
  await expect(check).toBeVisible();
  const wrong = (await body.getAttribute("data-value")) ?? "";
  close(Number(wrong), (right ?? 0) - 0.25);
  const [model = "", again = ""] = (await check.innerText()).match(/\d\.\d{4,}/g) ?? [];
  close(Number(model), Number(wrong));
  close(Number(again), right ?? 0);

  const note = loom.notes.locator('[data-note="disagrees"]');
  for (const said of ["weights.3.2", model, again]) await expect(note).toContainText(said);
  await expect
    .poll(() => loom.page.evaluate(() => window.loom.report()))
    .toContain(`weights.3.2 ${model} / ${again}`);

  // What it is made of agrees all the same.
  await opened(loom).locator('.operands [data-number="scores.3.2"]').click();
  addsUp(await level(loom, "scores.3.2"));
});
