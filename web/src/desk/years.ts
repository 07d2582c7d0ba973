/** Marks of years stand at least so far apart, in percent of the line. */
const apart = 7;

/** A mark where a year begins, if there is room for it. */
export function yearMarks(days: readonly string[]): { year: string; share: number }[] {
  const marks: { year: string; share: number }[] = [];
  days.forEach((day, at) => {
    const year = day.slice(0, 4);
    const share = (at / Math.max(1, days.length - 1)) * 100;
    const last = marks.at(-1);
    if (last && (last.year === year || share - last.share < apart)) return;
    marks.push({ year, share });
  });
  return marks;
}
