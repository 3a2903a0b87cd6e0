/** A part of the page that is drawn anew only when it is given something else. */
import { Component, type ComponentChildren, type ComponentType } from "preact"

export function still<Props extends object>(
  draw: (props: Props) => ComponentChildren,
): ComponentType<Props> {
  return class Still extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      return Object.entries(next).some(
        ([name, value]) => value !== (this.props as Record<string, unknown>)[name],
      )
    }

    override render(props: Props): ComponentChildren {
      return draw(props)
    }
  }
}
