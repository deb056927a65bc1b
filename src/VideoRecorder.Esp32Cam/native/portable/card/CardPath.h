#pragma once

#include <cstddef>

#include "CardPort.h"

namespace videorecorder
{

/// Paths as managed code writes them ("D:\clips\a.avi"), in the form in which nanoFramework's own driver hands them to
/// FatFs ("/D/clips/a.avi"), so that both see the same files.
class CardPath
{
public:
    /// The space for a path with the zero at its end. The driver's form is never longer.
    static constexpr size_t kBytes = kMaxPathBytes + 2;

    /// Whether it is a drive: a letter and a colon.
    static bool IsDrive(const char *drive);

    /// Translates a path of this drive. Separators that follow each other, or end the path, count as one or none.
    /// Returns false when it is another drive's, too long, or not plain ASCII.
    static bool Translate(char drive, const char *path, char *target);
};

} // namespace videorecorder
