/** Whether a division code lies in the invented province of the demonstration: codes of 99… belong to nobody. */
export const isInvented = (code: string | null): boolean => code?.startsWith("99") ?? false;
