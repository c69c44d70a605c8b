"""Finds the Chromium that tests, pictures and the benchmark drive, or installs one, or says what to install."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


def chromium() -> str:
    """The path of a Chromium; ends the program with a sentence where none can be had."""
    found = _found()
    if not found and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("Installing Chromium for the browser's tests (apt-get install chromium) …", flush=True)
        for command in (["update"], ["install", "--yes", "chromium"]):
            subprocess.run(["apt-get", "-qq", *command], check=False, stdout=subprocess.DEVNULL)
        found = _found()
    if not found:
        sys.exit(
            "The browser's tests need Chromium or Chrome, and none was found. Install one (Debian, Ubuntu: sudo "
            "apt-get install chromium; macOS: brew install --cask google-chrome) or name its program in the variable "
            "CHROMIUM."
        )
    return found


def _found() -> str:
    named = [os.environ.get("CHROMIUM", ""), *APPLICATIONS]
    return next((path for path in named if path and Path(path).is_file()), "") or next(
        filter(None, map(shutil.which, NAMES)), ""
    )
