/**
 * For whom a task is kept, in a house of several stations. `notNeeded`: the house has one station, or it is begun here. `here`: this
 * station may begin it, also without a line. `elsewhere`: another station may, until then. `nobody`: with a line it is fetched when
 * somebody begins it; without one only a supervisor may begin it.
 */
export type Kept = 'notNeeded' | 'here' | 'nobody' | 'elsewhere'
