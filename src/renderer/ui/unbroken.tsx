/** A sentence in which codes such as A-12-05 stay on one line where they can: they are read from two metres away. */
export function Unbroken({ text }: { readonly text: string }) {
  return text.split(/(\S*-\d\S*)/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence have no other name, and keep their order
      <span key={index} style={{ display: 'inline-block' }}>
        {part}
      </span>
    ),
  )
}
