import ArgumentParser

/// What a shell sources to complete our words.
enum CompletionScript {
    static func text(for shell: CompletionShell) -> String {
        let generated = Backlab.completionScript(for: shell)
        return shell == .bash ? generated + wholeWords : generated
    }

    /// Bash breaks words at colons, so that `tool:curl` comes as three, and replaces only what stands behind the last one
    /// (Bash Reference Manual, *Programmable Completion* and `COMP_WORDBREAKS`).
    private static let wholeWords = #"""


        # tool:curl comes as three words. They are joined before completing, and of what is found goes back what bash is
        # about to replace: the part behind the last colon.
        _backlab_whole_words() {
            local -a whole=()
            local word
            local -i index cursor=0
            for ((index = 0; index < ${#COMP_WORDS[@]}; index++)); do
                word=${COMP_WORDS[index]}
                if ((index > 1)) && [[ $word == :* || ${whole[${#whole[@]} - 1]} == *: ]]; then
                    whole[${#whole[@]} - 1]+=$word
                else
                    whole+=("$word")
                fi
                ((index != COMP_CWORD)) || cursor=$((${#whole[@]} - 1))
            done
            local current=${whole[cursor]} previous=${whole[cursor - 1]}
            COMP_WORDS=("${whole[@]}")
            COMP_CWORD=$cursor
            _backlab "$1" "$current" "$previous"
            if [[ $current == *:* && $COMP_WORDBREAKS == *:* ]]; then
                COMPREPLY=("${COMPREPLY[@]#"${current%"${current##*:}"}"}")
            fi
        }

        complete -o filenames -F _backlab_whole_words backlab
        """#
}
