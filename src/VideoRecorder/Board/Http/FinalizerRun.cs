namespace VideoRecorder.Board.Http
{
    using System.Threading;

    /// <summary>Waits until the finalizers of all objects that are no longer used have run.</summary>
    /// <remarks>
    /// Seen on the interpreter: after a failed handshake HttpWebRequest leaves its socket to the finalizer, although the number
    /// of that socket is free again. When the next connection has got that number the finalizer closes it, with its TLS
    /// context, and the interpreter crashes.
    /// </remarks>
    internal sealed class FinalizerRun
    {
        private const int MaxWaitMs = 1000;

        private readonly AutoResetEvent _done;

        private FinalizerRun(AutoResetEvent done)
        {
            _done = done;
        }

        /// <summary>Finalizes an instance of the <see cref="FinalizerRun"/> class: the last one, for they run in order.</summary>
        ~FinalizerRun()
        {
            _done.Set();
        }

        /// <summary>Collects the objects that are no longer used, and waits for their finalizers.</summary>
        internal static void Await()
        {
            AutoResetEvent done = new AutoResetEvent(false);
            MakeOne(done);
            nanoFramework.Runtime.Native.GC.Run(false);
            done.WaitOne(MaxWaitMs, false);
        }

        /// <summary>Makes an instance that nothing refers to when this has returned.</summary>
        private static void MakeOne(AutoResetEvent done)
        {
            new FinalizerRun(done);
        }
    }
}
