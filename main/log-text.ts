/**
 * What may stand in the log of an error's message or an address: an error may quote the text it failed on, and that text may be a complaint. Whatever is not ASCII becomes `…`
 * (percent-encoded as well), and digits from six on, which may be a telephone, a ticket's or an identity number, become `#`. Line and
 * column numbers of a stack stay.
 */
export function withoutContent(text: string): string {
  return text
    .replace(/(?:%[89A-Fa-f][0-9A-Fa-f](?:%[0-9A-Fa-f]{2})*)+/g, '…')
    .replace(/[^\x20-\x7e\n\t…]+/g, '…')
    .replace(/(?<![\w-])\d{6,}[Xx]?(?![\w-])/g, '#')
}
