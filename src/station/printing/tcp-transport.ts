import { connect } from 'node:net'
import { schedule as realSchedule, type Schedule, type Sent, type Transport } from './transport.ts'

/**
 * Raw TCP, as label printers listen for it on port 9100. There is no word back from the printer: it has taken everything
 * when it closes its side after we closed ours, without an error. Before the connection stands nothing was sent.
 */
const CONNECT_MS = 5_000
/** Of no progress: a printer out of paper stops reading, and may do so for as long as it takes to fetch a roll. */
const IDLE_MS = 60_000

export function tcpTransport(host: string, port: number, schedule: Schedule = realSchedule): Transport {
  return {
    send: ({ bytes, begins }) =>
      new Promise<Sent>((resolve, reject) => {
        let began = false
        let allHandedOver = false
        const socket = connect({ host, port, allowHalfOpen: true })
        let timer = schedule(() => fail('no connection'), CONNECT_MS)

        const finish = (sent: Sent): void => {
          timer.cancel()
          socket.destroy()
          resolve(sent)
        }
        const fail = (error: string): void =>
          finish(began ? { result: 'uncertain', error } : { result: 'notSent', error })
        const progress = (): void => {
          timer.cancel()
          timer = schedule(() => fail('the printer stopped taking data'), IDLE_MS)
        }

        socket.on('connect', () => {
          progress()
          try {
            begins()
          } catch (error) {
            timer.cancel()
            socket.destroy()
            reject(error)
            return
          }
          began = true
          writeAll(socket, bytes, progress, () => {
            allHandedOver = true
          })
        })
        socket.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message))
        // A closed side before our own end: the printer has not heard us out.
        socket.on('end', () =>
          allHandedOver ? finish({ result: 'printed' }) : fail('the printer closed the connection'),
        )
        socket.on('close', () => fail('the connection was cut'))
        // What a printer says about itself is read, so that its window does not fill, and not used.
        socket.resume()
      }),
  }
}

const CHUNK_BYTES = 64 * 1024

/** In pieces, each after the one before was taken, so that the time-out sees progress on a slow printer. */
function writeAll(
  socket: ReturnType<typeof connect>,
  bytes: Uint8Array,
  progress: () => void,
  done: () => void,
): void {
  const writeFrom = (at: number): void => {
    if (at >= bytes.length) {
      socket.end(() => {
        progress()
        done()
      })
      return
    }
    socket.write(bytes.subarray(at, at + CHUNK_BYTES), (error) => {
      // An error is told by the socket's own event as well.
      if (error) return
      progress()
      writeFrom(at + CHUNK_BYTES)
    })
  }
  writeFrom(0)
}
