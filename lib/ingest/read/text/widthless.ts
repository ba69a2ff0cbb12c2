/** Characters without a width, as editors and web pages leave them between digits and letters. */
export const widthless = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
