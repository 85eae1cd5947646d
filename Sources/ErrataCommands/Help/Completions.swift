/// Completion scripts for shells, made from the command table.
enum Completions {
    /// The shells that there is a script for.
    static let shells = ["bash", "zsh", "fish"]

    static func script(for shell: String) -> String {
        switch shell {
        case "bash": bash
        case "zsh": zsh
        default: fish
        }
    }

    private static func options(_ command: Command) -> [Option] { command.options + Option.everywhere }

    // MARK: bash

    private static var bash: String {
        let names = CommandTable.all.map(\.name).joined(separator: " ")
        var text = """
            # bash completion for errata; put it into /usr/share/bash-completion/completions/errata
            _errata() {
                local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= word i
                for ((i = 1; i < COMP_CWORD; i++)); do
                    word=${COMP_WORDS[i]}
                    case $word in
                        --color|--config|-c) ((i++)) ;;
                        -*) ;;
                        *) command=$word; break ;;
                    esac
                done
                COMPREPLY=()
                case $command in
                    '') COMPREPLY=($(compgen -W "\(names)" -- "$cur")) ;;

            """
        for command in CommandTable.all { text += bashCase(command) }
        return text + """
                esac
            }
            complete -F _errata errata
            """
    }

    private static func bashCase(_ command: Command) -> String {
        let words = options(command).flatMap { option in
            (option.short.map { ["-\($0)"] } ?? []) + ["--\(option.name)"]
        }
        var text = "        \(command.name))\n            case $prev in\n"
        for option in options(command) where option.placeholder != nil {
            let patterns = (option.short.map { "-\($0)|" } ?? "") + "--\(option.name)"
            text += "                \(patterns)) \(bashReply(option.kind)); return ;;\n"
        }
        text += "            esac\n"
        let reply = command.arguments.first.map { bashReply($0.kind) } ?? ":"
        text +=
            "            if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W \"\(words.joined(separator: " "))\" -- \"$cur\"))\n"
        return text + "            else \(reply); fi ;;\n"
    }

    private static func bashReply(_ kind: ValueKind) -> String {
        switch kind {
        case .file: "COMPREPLY=($(compgen -f -- \"$cur\")); compopt -o filenames"
        case .directory: "COMPREPLY=($(compgen -d -- \"$cur\")); compopt -o filenames"
        case .choice(let words): "COMPREPLY=($(compgen -W \"\(words.joined(separator: " "))\" -- \"$cur\"))"
        case .text, .number, .duration, .time, .url, .site: ":"
        }
    }

    // MARK: zsh

    private static var zsh: String {
        var text = """
            #compdef errata
            # zsh completion for errata; put it as _errata into a directory of $fpath
            _errata() {
                local -a commands
                commands=(

            """
        for command in CommandTable.all { text += "        \(shellQuoted("\(command.name):\(command.summary)"))\n" }
        text += """
                )
                if (( CURRENT == 2 )); then
                    _describe 'command' commands
                    return
                fi
                local command=$words[2]
                shift words
                (( CURRENT-- ))
                case $command in

            """
        for command in CommandTable.all {
            let specs = options(command).flatMap(zshSpecs) + zshArguments(command)
            text +=
                "        \(command.name))\n            _arguments -s \\\n                "
                + specs.map(shellQuoted).joined(separator: " \\\n                ") + " ;;\n"
        }
        return text + """
                esac
            }
            _errata "$@"
            """
    }

    private static func zshSpecs(_ option: Option) -> [String] {
        let summary = option.summary.filter { $0 != "[" && $0 != "]" }.replacing(":", with: "\\:")
        let names = (option.short.map { ["-\($0)"] } ?? []) + ["--\(option.name)"]
        return names.map { name in
            guard let placeholder = option.placeholder else { return "\(name)[\(summary)]" }
            return "*\(name)\(name.hasPrefix("--") ? "=" : "+")[\(summary)]:\(placeholder):\(zshAction(option.kind))"
        }
    }

    private static func zshArguments(_ command: Command) -> [String] {
        command.arguments.map { argument in
            let place = argument.count == .any || argument.count == .oneOrMore ? "*" : ""
            let isOptional = argument.count == .optional ? ":" : ""
            return "\(place):\(isOptional)\(argument.name):\(zshAction(argument.kind))"
        }
    }

    private static func zshAction(_ kind: ValueKind) -> String {
        switch kind {
        case .file: "_files"
        case .directory: "_files -/"
        case .choice(let words): "(\(words.joined(separator: " ")))"
        case .text, .number, .duration, .time, .url, .site: " "
        }
    }

    // MARK: fish

    private static var fish: String {
        let names = CommandTable.all.map(\.name).joined(separator: " ")
        var lines = [
            "# fish completion for errata; put it into ~/.config/fish/completions/errata.fish",
            "complete -c errata -f",
        ]
        for command in CommandTable.all {
            lines.append(
                "complete -c errata -n \"not __fish_seen_subcommand_from \(names)\" -a \(command.name) -d "
                    + shellQuoted(command.summary))
        }
        for command in CommandTable.all {
            let condition = "complete -c errata -n \"__fish_seen_subcommand_from \(command.name)\""
            for option in options(command) {
                let short = option.short.map { " -s \($0)" } ?? ""
                let value = option.placeholder == nil ? "" : fishValue(option.kind)
                lines.append("\(condition)\(short) -l \(option.name)\(value) -d \(shellQuoted(option.summary))")
            }
            if let kind = command.arguments.first?.kind, let reply = fishArgument(kind) {
                lines.append(condition + reply)
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func fishValue(_ kind: ValueKind) -> String {
        switch kind {
        case .file, .directory: " -r -F"
        case .choice(let words): " -x -a \"\(words.joined(separator: " "))\""
        case .text, .number, .duration, .time, .url, .site: " -x"
        }
    }

    private static func fishArgument(_ kind: ValueKind) -> String? {
        switch kind {
        case .file, .directory: " -F"
        case .choice(let words): " -a \"\(words.joined(separator: " "))\""
        case .text, .number, .duration, .time, .url, .site: nil
        }
    }

    /// In single quotes for all three shells.
    private static func shellQuoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
}
