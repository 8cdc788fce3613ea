import type { ClothMessages } from "../../sections/cloth";

export const clothKo: ClothMessages = {
  spoken: ({ position, output, source, percent }) =>
    `출력 ${position}번째 ${output}: ${source} ${percent}퍼센트`,
  asTable: "표로 보기",
  caption: "어텐션 가중치: 행은 출력 단어, 열은 원문 단어",
  output: "출력",
  sum: "합",
};
