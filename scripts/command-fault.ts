/** What is wrong with a command or its surroundings, in one sentence for the person who typed it. */
export class CommandFault extends Error {}
