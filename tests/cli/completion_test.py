#!/usr/bin/env python3
"""Shell completion and manual page, made from the table of options. usage: completion_test.py REFRAME"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None
PATH = f"{PROGRAM.parent if PROGRAM else ''}:{os.environ['PATH']}"


def say(*words, **more):
    return subprocess.run([str(PROGRAM), *words], capture_output=True, text=True, timeout=60, **more)


def commands():
    """Every command of the help with the long options of its own help."""
    found = {}

    def visit(words):
        text = say(*words, "--help").stdout
        below = text.split("Subcommands:")[1] if "Subcommands:" in text else ""
        if below:
            for name in re.findall(r"^  (\w+) ", below, re.M):
                visit([*words, name])
        else:
            found[" ".join(words)] = sorted(set(re.findall(r"^\s+(?:-\w,)?(--[\w-]+)", text, re.M)) - {"--help"})

    visit([])
    return found


class Completion(unittest.TestCase):
    def complete(self, *words):
        """What bash offers for the last of `words`."""
        script = ('source <(reframe completion bash); COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _reframe; '
                  'printf "%s\\n" "${COMPREPLY[@]}"')
        p = subprocess.run(["bash", "-c", script, "x", "reframe", *words], capture_output=True, text=True,
                           timeout=60, env={**os.environ, "PATH": PATH}, cwd=self.folder.name)
        self.assertEqual(p.stderr, "")
        return sorted(p.stdout.split("\n")[:-1])

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        for name in ("Käthe \"K\" M.docx", "notes.txt"):
            (pathlib.Path(self.folder.name) / name).touch()
        (pathlib.Path(self.folder.name) / "folder").mkdir()

    def test_bash_offers_commands_options_and_values(self):
        self.assertEqual(self.complete("ext"), ["extract"])
        self.assertEqual(self.complete("rules", ""), ["list", "show", "test"])
        self.assertEqual(self.complete("analyze", "--fo"), ["--format"])
        self.assertEqual(self.complete("analyze", "--format", ""), ["json", "markdown", "text"])
        self.assertEqual(self.complete("analyze", "--format", "=", "j"), ["json"])
        self.assertEqual(self.complete("analyze", "--rules", ""), ["folder"])
        self.assertEqual(self.complete("analyze", "K"), ["Käthe \"K\" M.docx"])
        self.assertEqual(self.complete("notes.txt", "--expl"), ["--explain"])
        self.assertEqual(self.complete("rules", "show", "craft.duty-o"), ["craft.duty-opener"])
        self.assertEqual(self.complete("completion", ""), ["bash", "fish", "zsh"])
        self.assertEqual(self.complete("stream", "n"), [""])

    def test_every_command_and_option_is_in_every_script_and_in_the_manual(self):
        known = commands()
        self.assertIn("rules show", known)
        self.assertIn("--explain", known["analyze"])
        texts = {shell: say("completion", shell).stdout for shell in ("bash", "zsh", "fish")}
        manual = say("man").stdout.replace("\\-", "-")
        for command, options in known.items():
            self.assertIn(f'.SS "{command}"', manual)
            for option in options:
                with self.subTest(command=command, option=option):
                    self.assertIn(f"\\fB{option}\\fR", manual.split(f'.SS "{command}"')[1].split(".SS")[0])
                    self.assertIn(option, re.search(rf"'{command} -'\*\).*", texts["bash"])[0])
                    self.assertRegex(texts["zsh"].split(f"    '{command}')")[1].split(";;")[0],
                                     re.escape(option) + r"\[")
                    seen = "; and ".join(f"__fish_seen_subcommand_from {w}" for w in command.split())
                    self.assertIn(f"complete -c reframe -n '{seen}' -l {option[2:]}", texts["fish"])

    def test_shells_accept_their_scripts(self):
        for shell, check in (("bash", ["-n"]), ("zsh", ["-n"]), ("fish", ["--no-execute"])):
            if not shutil.which(shell):
                continue  # tests/judges/shells brings the others
            p = subprocess.run([shell, *check], input=say("completion", shell).stdout, capture_output=True,
                               text=True, timeout=60)
            self.assertEqual((p.returncode, p.stderr), (0, ""), shell)

    def test_an_unknown_shell_is_named(self):
        p = say("completion", "tcsh")
        self.assertEqual((p.returncode, p.stderr),
                         (2, "reframe: SHELL: tcsh not in {bash,zsh,fish} (see reframe --help)\n"))


if __name__ == "__main__":
    if PROGRAM is None:
        sys.exit("usage: completion_test.py REFRAME")
    unittest.main(argv=sys.argv[:1])
