/** Whether a process of this machine has not ended. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive, though it may not be spoken to.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
