import type { HelpMessages } from "../../sections/help";

export const helpKo: HelpMessages = {
  title: "단축키",
  rows: {
    steps: "다음 / 이전 단계",
    words: "다음 / 이전 출력 단어",
    play: "재생 또는 멈춤",
    ends: "첫 / 마지막 출력 단어",
    openStep: "단계 열기",
    train: "학습 시작 또는 일시정지",
    one: "한 번 학습",
    reset: "초기화",
    edit: "문장 고치기",
    flip: "히트맵 색 반전",
    theme: "밝은 / 어두운 테마",
    surgery: "가중치 바꾸기 / 되돌리기",
    present: "발표 화면: 가중치와 한 단계를 크게",
    parts: "강의의 다음 / 이전 부분",
    clear: "고정 해제, 닫기",
    help: "이 목록",
  },
  space: "스페이스",
  shift: "Shift",
  single: "한 글자 단축키",
  presenter: {
    title: "발표 화면에서",
    rows: { steps: "다음 / 이전 단계(발표용 리모컨)", blank: "화면 가리기 / 다시 보이기", leave: "나가기" },
  },
  classLink: "수업용 링크",
  worksheet: "활동지",
};
