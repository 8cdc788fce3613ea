import type { LessonPagesMessages } from "../../sections/lessonPages";

export const lessonPagesKo: LessonPagesMessages = {
  glossary: "용어집",
  glossaryIntro:
    "강의에 나오는 용어를 가나다순으로 모았습니다. 화면에서 볼 수 있는 용어는 바로 가서 볼 수 있습니다.",
  find: "용어 찾기",
  found: (count, of) => `용어 ${of}개 중 ${count}개`,
  nothing: "이 글자가 들어간 용어가 없습니다.",
  seeOnStage: "화면에서 보기",
  seeTerm: (term) => `화면에서 보기: ${term}`,
  notes: "노트에서 여기까지",
  notesIntro: (shown, of) =>
    `다섯 개의 노트에 나오는 내용과 그것을 설명하고 보여 주는 강의입니다. 항목 ${of}개 중 ${shown}개입니다.`,
  note: (number) => `노트 ${number}`,
  part: ({ lesson, title }) => `${lesson}강 ${title}`,
  question: ({ lesson, question }) => `${lesson}강 문제 ${question}`,
  missing: "아직 없음",
  loading: "강의를 불러오는 중입니다 …",
  unreachable:
    "강의를 불러오지 못했습니다. 강의가 없으면 이 화면은 비어 있습니다. 인터넷에 연결되면 다시 시도해 주세요.",
};
