import { expect, test } from "./loomPage";

test("equations by keyboard: with numbers, as code, in Luong's letters, which the link carries; a term marks what it stands for", async ({
  loom,
}) => {
  const { page } = loom;
  await loom.open({ language: "en" });
  await loom.ready();
  // KaTeX comes with the first gesture; nothing is touched here.
  const rest = (): Promise<void> => page.mouse.move(4, 4);
  await rest();
  const panel = loom.panel("softmax");
  const equations = panel.locator(".equations");
  await expect(equations.locator(".katex").first()).toBeVisible();

  const choose = async (name: string): Promise<void> => {
    const button = panel.getByRole("button", { name, exact: true });
    await button.focus();
    await page.keyboard.press("Enter");
    await expect(button).toHaveAttribute("aria-pressed", "true");
  };

  await choose("numbers");
  const [row = 0] = (await page
    .locator("[data-row][aria-label]")
    .evaluateAll((cells) =>
      cells
        .filter((cell) => cell.closest("[aria-selected=true]"))
        .map((cell) => Number(cell.getAttribute("data-row"))),
    )) as number[];
  const score = equations.locator(`[data-number="scores.${row}.0"]`);
  await expect(score).toHaveText(/^−?\d+\.\d{3,4}$/);
  await expect(page.locator("tr.on th")).toHaveText("étudiant");
  await score.hover();
  await expect(page.locator("figure.loom")).toHaveAttribute("data-touched", "scores");
  await expect(page.locator("tr.on th")).toHaveText("je");
  await expect(page.locator(".column-name.linked")).toHaveText("je");
  await expect(score).toHaveClass(/touched/);
  await rest();
  await expect(page.locator("tr.on th")).toHaveText("étudiant");

  // By keyboard the numbers of the table do the same.
  await panel.locator(`button[data-number="scores.${row}.2"]`).focus();
  await page.keyboard.press("ArrowUp");
  await expect(page.locator("figure.loom")).toHaveAttribute("data-touched", "scores");
  await expect(page.locator(".column-name.linked")).toHaveText("suis");

  await choose("NumPy");
  const code = panel.getByRole("region", { name: "This step in NumPy" });
  await expect(code).toContainText("def softmax(scores):");
  await expect(code).toContainText("weights = softmax(scores)");

  await choose("symbols");
  const letters = panel.getByRole("combobox");
  await letters.focus();
  await letters.press("l");
  await expect(page.locator(".weight-name")).toHaveText(/a\d\s*\(s\)/);
  await expect(panel).toContainText("In this paper a stands for the weights");
  await expect.poll(() => new URL(page.url()).hash).toContain("letters=luong");

  // The other way round: a cell of the cloth marks its weight in the formula.
  await loom.cell(row, 2).hover();
  await expect(equations.locator(`[data-tensor="weights"][data-source="2"]`)).toHaveClass(/touched/);

  await page.reload();
  await loom.ready();
  await expect(page.locator(".weight-name")).toHaveText(/a\d\s*\(s\)/);
  expect(loom.errors).toEqual([]);
});
