import { z } from 'zod'

/** A place as people name it: the plain code on the bin, or the code of ours that is printed on its label. */
export const BinCode = z.string().trim().min(1).max(60)
