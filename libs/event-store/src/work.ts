/** Whether this process writes views and runs policies (a worker), or only appends, reads and waits (web alone). */
export const WORK = Symbol('work');
