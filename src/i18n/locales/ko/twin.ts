import type { TwinMessages } from "../../sections/twin";

export const twinKo: TwinMessages = {
  about:
    "짧은 파이썬 스크립트가 모델 파일만 가지고 이 번역을 한 단계씩 다시 계산하고, 여기 나온 값과 모두 비교합니다. 한 줄을 고치면 무엇이 달라지는지 볼 수 있습니다.",
  download: (library) => `${library} 스크립트`,
  done: (file) => `${file} 파일을 내려받았습니다.`,
};
