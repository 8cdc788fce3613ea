import { expect, test } from "./loomPage";

test("what one sees can be sent as a link", async ({ loom, context }) => {
  await loom.open();
  await loom.ready();
  await loom.type("l'homme mange une pomme");
  const isKnown = await loom.page.locator(".unknown-word").count();
  if (isKnown > 0) await loom.type("elle est étudiante");
  await expect
    .poll(() => loom.page.evaluate(() => window.loom.scene().sentence))
    .not.toBe("je suis étudiant");
  const sentence = await loom.page.evaluate(() => window.loom.scene().sentence);
  await loom.waitForTrace(sentence);
  await loom.page.evaluate(() =>
    window.loom.setScene({ row: 1, step: "weighted-sum", language: "ko", flip: true }),
  );
  loom.language = "ko";
  await expect.poll(() => decodeURIComponent(new URL(loom.page.url()).hash)).toContain("weighted-sum");
  const scene = await loom.page.evaluate(() => window.loom.scene());
  const cells = await loom.settledCells();

  const other = await context.newPage();
  await other.goto(loom.page.url());
  await expect(other.locator("#engine-status")).toHaveAttribute("data-status", /^(idle|paused)$/, {
    timeout: 60_000,
  });
  await expect.poll(() => other.evaluate(() => window.loom.scene())).toEqual(scene);
  await expect(other.locator("html")).toHaveAttribute("lang", "ko");
  await expect
    .poll(() =>
      other
        .locator("[data-weight]")
        .evaluateAll((elements) =>
          elements.map((element) => Number((element as HTMLElement).dataset.weight)),
        ),
    )
    .toEqual(cells.map(({ weight }) => weight));
  await expect(other.locator('[data-step-panel="weighted-sum"]')).toBeVisible();
});

test("a broken link falls back to what it can, with a note that can be dismissed", async ({ loom }) => {
  await loom.open({
    hash: {
      task: "klingon",
      s: "",
      seed: "-1",
      row: "first",
      step: "dance",
      column: "x",
      flip: "maybe",
      bogus: "1",
    },
  });
  await loom.ready();
  const note = loom.page.locator('[data-note="link"]');
  for (const wrong of ["klingon", "dance", "bogus"]) await expect(note).toContainText(wrong);
  const scene = await loom.page.evaluate(() => window.loom.scene());
  expect(scene).toMatchObject({
    task: "fr-en",
    sentence: "je suis étudiant",
    seed: 1,
    row: null,
    flip: false,
  });
  await note.getByRole("button", { name: loom.words.note.dismiss }).click();
  await expect(note).toHaveCount(0);
});

test("a link whose fields are half right keeps the right half", async ({ loom }) => {
  await loom.open({ hash: { task: "ko-en", step: "output", row: "999", lang: "tlh" } });
  await loom.ready();
  await expect(loom.page.locator('[data-note="link"]')).toContainText("tlh");
  await expect(loom.sentence).toHaveValue("나는 학생이다");
  await expect(loom.panel("output")).toBeVisible();
  expect(await loom.page.evaluate(() => window.loom.scene().task)).toBe("ko-en");
});

test("escape sequences and markup in a link are text and nothing else", async ({ loom }) => {
  await loom.page.goto("./#s=%E0%A4%A&task=%3Cimg%20src=x%20onerror=alert(1)%3E");
  await loom.ready();
  await expect(loom.notes).toContainText("<img");
  expect(await loom.page.locator("img[src=x]").count()).toBe(0);
});

test("a link pasted into the open page is followed", async ({ loom }) => {
  await loom.open();
  await loom.ready();
  await loom.page.evaluate(() => {
    location.hash = "#task=reverse&step=softmax&row=0";
  });
  await expect.poll(() => loom.page.evaluate(() => window.loom.scene().task)).toBe("reverse");
  await loom.ready();
  await expect.poll(async () => (await loom.cells()).length).toBeGreaterThan(0);
});
