/** Places that a text takes on a line where a Han character, a bracket or a comma of Chinese takes two. */
export const placesTaken = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[^\x20-\x7e–]/.test(letter) ? 2 : 1), 0);
