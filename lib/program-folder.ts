/** The folder of the program: where it was started, or what the start of a pack says. A bundler hides it from modules. */
export const programFolder = (): string => process.env.PROGRAM_FOLDER ?? process.cwd();
