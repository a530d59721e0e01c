<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Alarms</name>
    <message>
        <source>Exploding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identical units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force from the next Start; the present run keeps its weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mismatch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run has taken no step yet: it is set up anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vanishing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} at next Start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AloneCurve</name>
    <message>
        <source>Steps k (whatever the batch size)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weight without data gradient, over steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed form w₀·(1 − αλ/m)^k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the program&apos;s own update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>w without data gradient</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AtTestPage</name>
    <message>
        <source>Dev RMSE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dev error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw other masks from a stream of this picture&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout off says {0}; left on, the same example gets {1} to {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors are always measured with dropout off, without a mask and without scaling (S16). Here it is left on for comparison: a dot is the error under one draw of masks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the example whose prediction differs most from mask to mask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its place among the measured examples of dev.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least steady</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is dropped, so every prediction is the same: choose a keep_prob below 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So it is off when measuring: the same example, the same answer (dev error {0} off, {1} on).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The true class, {5}, gets {0} with dropout off, and {1} to {2} left on: {3} of {4} masks say another class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropout off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} on n = {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AucScale</name>
    <message>
        <source>AUC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AUC {0} (95 %: {1} to {2})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AUC, 0.5 is guessing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>guessing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on {0} + {1} examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p = {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BothBoundaries</name>
    <message>
        <source>&lt;p&gt;The network&apos;s boundary (dark) and over it that of its best straight stand-in (accent). The closer they are, the less the network bends (S12).&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cloud</name>
    <message>
        <source>Predictions under {0} masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1} without dropout, {2} ± {3} (mean ± std) under {4} masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● one mask each   ◯ without dropout   ✓ true</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContourControls</name>
    <message>
        <source>Descend on raw inputs with the α of the normalized ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw contours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run&apos;s network, or least squares from the inputs to the target, which is convex.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unit of the first hidden layer whose weights are moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two weights from the chosen inputs to one unit, or the Hessian&apos;s extreme eigenvectors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work out J, data term and penalties, over a plane of two directions; the run stands meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a linear model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same α on both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α as a share of 2/λ_max, at its largest in the picture; above 1 descent breaks out (S20).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α as a share of the largest stable one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>λ_max and λ_min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContoursPage</name>
    <message>
        <source>1 step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the circle, or press the arrow keys (Shift: finer), to start elsewhere. The path is plain gradient descent on these two numbers; all other parameters are held. Cross: least in the plane. Green ring: where the network stands. κ = λ_max/λ_min at the cross; n examples of train make up J (S20).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J at step {0}, all other parameters held.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J of least squares, at W = 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalized</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalized: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Draw contours: J over two weights draws here, on raw inputs beside normalized ones, with a descent whose start can be dragged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings have changed since; draw again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unequal scales make J&apos;s contours long ellipses; the largest stable α is 2/λ_max of the Hessian, and progress is set by the condition number λ_max/λ_min (S20).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working out J over the plane…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after {0} still {1} of the way to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the least in {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>descent climbs out of the picture in {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, n = {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α = {0}, κ = {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ The extreme directions need the whole Hessian, which is worked out for up to {0} parameters. Choose two weights, or a linear model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ α is too large for this J: take a smaller share of 2/λ_max.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CostEquation</name>
    <message>
        <source>Data term</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J = {0}: data term {1}, L2 part {2}, L1 part {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L1 part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L2 part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of {0} of train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the optimizer’s aim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>λ = 0: off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>λ = {0}, {1} of J</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CostPicture</name>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout is on: the dashed J has another mask at each step (S18).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal heights are equal factors, so that single weights are seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J = data + λ₂/(2m)·Σ‖W[l]‖²_F + λ₁/(2m)·Σ|w|, m = n_train at every batch size (S7, S8). The data term is measured with dropout off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L1 holds {0} of {1} weights ({2}) at exactly 0; L2 alone would hold none (S8).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L1 pulls every weight to 0 at the same speed; none of {0} has arrived yet (S8).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L1 sets weights to exactly 0: one that it would carry across zero stops there (S8). L2 makes all weights smaller by a factor, and none exactly 0 (S11).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L2 keeps weights small, but none of {0} is exactly 0: each loses a share of itself, never all (S11).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers and weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No penalty is on, so J is the data term alone: L2 λ or L1 λ in the Regularization panel brings one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Start (F5): J = data term + L2 part + L1 part draws here over the epochs, with the norms of the layers and the weights that are exactly 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The penalties are known from the moment on at which this lens was opened, so the stack begins there; the line of the data term and J of the mini-batches (dashed) are the whole run&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The penalty is {0} of J, and the data term stands at {1} of its start: λ keeps the network from fitting; take a smaller one (S12).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W[{0}]: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the optimizer makes small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} weights are exactly 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} weights are exactly 0 without L1: they started there, or faded below the smallest number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‖W[l]‖²_F = Σᵢ Σⱼ wᵢⱼ² (S9), and the share that each layer has of their sum, which the L2 part weighs with λ/(2m). Click a row, or press ↑ and ↓, for the histogram of that layer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CostStack</name>
    <message>
        <source>Data term</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J = data + L2 + L1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J on a mini-batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J over epochs as a stack of its parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L1 part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L2 part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stack seen from epoch {0} on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>&lt;p&gt;g(z) is the activation; the band along it is thick where much of z[l] lies (S13). Small W makes z - b small, and tanh(z) is then nearly z: within 8 % of it for |z| &amp;lt; 0.5; sigmoid, which is ½ + ½·tanh(z/2), likewise for |z| &amp;lt; 1. The bracket at the bottom spans the biases b[l], which are not decayed (S7).&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>b, from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>b, mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>b, to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of z here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>z of each hidden layer along the activation&apos;s curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>z[{0}], 1 unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>z[{0}], {1} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} in |z| &lt; {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} units dead</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DebugPage</name>
    <message>
        <source>All of train in each step: mini-batches no longer differ, so that only the masks make J noisy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both twins start from the same weights and see the same mini-batches; only the one with dropout has another mask at each step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does J fall? With dropout it is hard to tell, because each step has another mask (S18). The advice: turn dropout off, see that J falls, then turn it on. “Train twins” does both at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given up after {0} steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long both are trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J of the same parameters under many masks comes at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J of the same parameters, n = {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J rose at {0} of the steps with dropout, at {1} without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the twins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed twice, with dropout and with keep_prob = 1, beside the run, which waits meanwhile (S18).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train twins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the run to stand…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With dropout J is not one function of the parameters: each mask makes another J of the same parameters and the same examples (S18).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With keep_prob = 1 both twins are the same: choose less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Full batch” takes out what the mini-batches add.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecayPicture</name>
    <message>
        <source>Bias of the unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Biases are not penalized, so they never decay (S7).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data gradient off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each step of gradient descent multiplies every weight by this factor, before the data moves it (S11). It must lie in (0, 1); m is n_train at every batch size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Factor 1 − αλ/m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow this weight apart from the run, by the program&apos;s own update in float64 with a data gradient of zero: what is left is pure decay. The run goes on as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For how many steps; switch the data gradient off first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half-life</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of a step is decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Start (F5): the factor 1 − αλ/m, by which every step shrinks the weights, and the two parts of one weight&apos;s step draw here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps until a weight that the data does not move is half as large: ln(1/2)/ln(factor).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps without data gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W ← W − α·dJ_data/dW − αλ/m·W (S10, S11). The data gradient is the mean over a fixed sample of train with dropout off; a mini-batch&apos;s own differs from it at random.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data gradient: mean of {0} of train, dropout off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never decayed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no decay by a factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DepthCanvas</name>
    <message>
        <source>95 % of networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer l</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forecast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} forecast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} measured</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DescentCanvas</name>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropoutPage</name>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which layer to look at; the output layer has no dropout (S15).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} ({0} units)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropoutPicture</name>
    <message>
        <source>At test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debug J</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does J fall? Two twins, with dropout and without (S18).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inverted dropout on one mini-batch, forward and back (S14, S15).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Knock units out: is any of them indispensable (S17)?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look before the first step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Start (F5): inverted dropout is taken apart here on a mini-batch of the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up the run that Start would begin, and let it wait at step 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What if dropout stayed on when measuring (S16).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FeatureHistograms</name>
    <message>
        <source>Inputs by which the parts can be told apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: mean {1} in {2}, {3} in {4}; D = {5}, p {6}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GapBars</name>
    <message>
        <source>Avoidable bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mismatch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overfit to dev</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dev − train-dev</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test − dev</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tolerance {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train − e*</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train-dev − train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} ({1} to {2}), {3}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GapsPage</name>
    <message>
        <source>Avoidable bias = train error - e*; variance = train-dev error - train error; mismatch = dev error - train-dev error; overfit to dev = test error - dev error (S2-S4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is held out of train. With a train-dev slice (Split panel: hold out a train-dev slice) variance and mismatch can be told apart: it is like train, but was not trained on (S3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overfitting to dev shows only once test is unsealed, at the very end (S2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Start (F5): how much of the error is bias, variance and mismatch draws here, live.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test was opened at step {0}, with other parameters than now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InitializationPicture</name>
    <message>
        <source>Forecast against measured over depth (S21, S22).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initialization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Start (F5), or look before the first step: how large signals and gradients are from layer to layer, forecast by theory and measured, draws here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Race</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Race initializations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several initializations trained at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train the experiment from several initializations at once.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InputsPage</name>
    <message>
        <source>0, constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 raw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 centred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 scaled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A unit is as long across as up, so that the true shape is seen (S19).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All inputs vary about alike ({0} to 1), so that normalizing changes little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And divided by its standard deviation σ over train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dev is normalized by train&apos;s μ and σ, never by its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dev is normalized by train&apos;s μ and σ, so that its own mean is near 0 but not 0: {0} for {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each input less its mean μ over train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inputs as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look before the first step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean ± standard deviation of dev after normalization with train&apos;s numbers: near 0 ± 1 (S19).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Start (F5): two inputs of train and dev draw here raw, centred and scaled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up the run that Start would begin, and let it wait at step 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The widest input varies {0} times as much as the narrowest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dev</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dev after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x&apos; = (x − μ)/σ with μ and σ from train only, reused on dev, on test and in use (S19).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is constant on train: it becomes zeros, not 0/0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>μ from {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>σ from {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ Normalization is off in this run: the network sees panel 1; turn on Normalize inputs for 3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ μ and σ are measured on train, dev and test together, so that dev and test leak into training (S19). Set Normalize from to train.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeepProb</name>
    <message>
        <source>As in the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of units that is KEPT in each step (S15). Here it is a what-if of this picture alone; the run&apos;s own is set in the Regularization panel (regularization.keep_prob).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What if: the run has no dropout here (Regularization › keep_prob).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What if: the run itself has keep_prob = {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep_prob</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep_prob to look at</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerBars</name>
    <message>
        <source>Norms of the layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: squared norm {1}, {2} of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‖W[l]‖²_F</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerRows</name>
    <message>
        <source>1 unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Each column is one look, the newest at the right; the shade tells how many of the values lie at that height. ‖ΔW‖/‖W‖ is what one step with all its parts (momentum, penalty) changes of W[l]; the shaded band around 10⁻³ is a rule of thumb, no law. dW is the gradient of the data term (S10 without λ/m·W), drawn as log₁₀|dW| on one axis for all layers. Dead: a ReLU unit that is 0 for every example. Saturated: tanh with |a| &amp;gt; 0.97, sigmoid with a &amp;lt; 0.015 or &amp;gt; 0.985.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {0}, output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W, a and dW of every layer over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a (ŷ at the output)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exactly 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rms of dJ/dz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rms of dW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rms of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update-to-weight ratio {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} about {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} saturated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, step {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>|dW| about {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayersPicture</name>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Start (F5): for each layer you see how far a step moves W, how W, a and dW are spread over time, and how many units are dead or saturated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a and dW on {0} examples of train, a step on {1} of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropout off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropout off, which training has on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LearningCurvePicture</name>
    <message>
        <source> repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At how many numbers of training examples it is measured, each about twice the one before; the last is all of train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the learning curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each training took {0} steps, as many as all of train takes, so that few examples are not held back by few steps. The gain is how far dev error fell from the last but one size to the last, on the same dev examples; less than {1} does not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given up after {0} of {1} sizes: whether more data would help is told by the last two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often each size is trained, with other examples, weights and mini-batches. The band is the 95 % interval of the mean over them (Student&apos;s t); a single repeat has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers of training examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings have changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size {0} of {1}: training on {2} of {3} examples. {4}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The experiment is trained on {0} to {1} examples. Where dev error still falls at the right end, more data would help; where train and dev have met, it would not (S6).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run stands, and Start waits, until this is done or cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no data yet: choose a source in the Data panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train the experiment on more and more of train, each time from its start and for as many steps, and measure train and dev error. The run stands meanwhile (S6).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training on {0} examples. {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LearningCurvePlot</name>
    <message>
        <source>Dev</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMSE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train and dev error against training examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training examples, each time about twice as many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dev</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} (95 %: {1} to {2})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} training examples</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LensPicture</name>
    <message>
        <source>Look before the first step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up the run that Start would begin, and let it wait at step 0.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LessonColumn</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check my prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First do what is asked for above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First say what you expect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on without doing this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the lesson: your own experiment comes back, your place is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is my prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ As you predicted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ It came out otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>   step {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>   ✓ done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give back your own experiment; the place in the lesson is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons (*{0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a lesson that somebody wrote: a TOML file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open lesson file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open lesson file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} About {1} minutes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinearShare</name>
    <message>
        <source>&lt;p&gt;R² of the best affine map from the inputs to z[L] (least squares over the measured examples, outputs pooled): how much of what the network computes a straight stand-in computes too (S12). Adjusted for the number of inputs: 1 - (SSE/(n - d - 1))/(SST/(n - 1)).&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear share R²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear share over steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linear</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Locks</name>
    <message>
        <source>Locked in this lesson. Leave the lesson to use it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Matrices</name>
    <message>
        <source>Matrices of dropout, step {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit {0}, example {1}: {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first {0} of {1} inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first {0} of {1} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↓ {0}   → {1} examples of one mini-batch of train</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MismatchPicture</name>
    <message>
        <source>Alike?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Avoidable bias, variance, mismatch and overfitting to dev, by a train-dev slice (S2-S4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can the inputs of two parts be told apart?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can two parts be told apart by their inputs? (S3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the best achievable error to test, step by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no data yet: choose a source in the Data panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two parts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NormalizationPicture</name>
    <message>
        <source>Condition number and largest stable α (S20).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J&apos;s contours, raw and normalized (S20).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest α</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The input on the horizontal axis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The input on the vertical axis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two inputs raw, centred and scaled (S19).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest σ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smallest σ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberPrediction</name>
    <message>
        <source>Your prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your prediction, slider</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartsPage</name>
    <message>
        <source>A logistic regression is told to tell the inputs of the two parts apart; alike, it can only guess. Targets are never looked at, so that test stays sealed (S2, S3). The run stands meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AUC: how often, of a random pair, the example of the second part gets the higher score, measured on examples that the classifier was not fitted on. p: the share of random relabellings told apart as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose two different parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D: the largest distance of the two cumulative distributions (Kolmogorov and Smirnov), 0 to 1. p: for a distance as large by chance in any of the inputs looked at (Bonferroni).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data or split have changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dev and test must come from the same distribution; train may differ. Alike, nothing can tell them apart by their inputs (S3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No single input tells them apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planted: {0} in both alike, so they are like each other. Compare either with train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planted: {0} in {1} (Data panel). Take it out and look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planted: {0}, in neither of these two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell them apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telling them apart. The run stands, and Start waits, until this is done or cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} σ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceChoice</name>
    <message>
        <source>Follow another weight, each equally likely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the weight that is now the largest of all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer l of the weight, from 1 on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unit of layer l: a row of W[l], from 1 on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unit of layer l−1 that the weight comes from: a column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of the weight</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Step {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RaceCurve</name>
    <message>
        <source>Dev RMSE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dev error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors of all runs against epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train RMSE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diverged</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RacePage</name>
    <message>
        <source> epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one initialization, and wait for what is under way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dev error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch {0} of {1}: all runs see the same mini-batches in the same order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs of the race</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many epochs each run trains; the first ones tell most of the difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Race: the errors of all chosen initializations draw here, from the same data, seed and mini-batches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the race</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Race</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting up the runs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same experiment from several initializations (S21, S22)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train error tells who learns; dev error tells who generalizes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains the experiment from each chosen initialization, some steps each in turn: same data, same seed, same order of mini-batches. The run stands meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which error</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RatesPage</name>
    <message>
        <source>, at step {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full batch of {0} examples of train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient descent on the quadratic with this Hessian, from where each direction that curves upward holds an equal share of J. J above its least, the start being 1, on a logarithmic axis (S20).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {0} of {1} directions J curves downward.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure the curvature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalized: J − its least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Measure the curvature: the condition number and the largest stable α come here, raw and normalized, and two descents that show it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw inputs: J − its least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set α to 0.95 of the largest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings have changed since; measure again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a smaller α.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run&apos;s network, or least squares from the inputs to the target, which is convex.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is plain descent&apos;s limit; Adam scales each parameter&apos;s step by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn on Normalize inputs, or take a smaller α.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With momentum the limit is 2(1 + β)/λ_max, 1.9 times as much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work out the extreme eigenvalues of J&apos;s Hessian, raw and normalized; the run stands meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working out the Hessian…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a linear model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest α</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normalized</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>raw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>λ_max and λ_min: the largest eigenvalue of J&apos;s Hessian, and the smallest above 10⁻¹²·λ_max. The largest stable α of plain descent is 2/λ_max; progress is set by λ_max/λ_min (S20).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>λ_min is left out: the whole Hessian of {0} parameters is too large, and mostly flat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ The run&apos;s α = {0} lies above {1}: expect J to swing or to break.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunDetails</name>
    <message>
        <source>At each run&apos;s best dev reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a second run as well (Ctrl+click, or Shift with the arrow keys) to compare them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose two runs to see them side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of them has not started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training; the verdict comes at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} against {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsPicture</name>
    <message>
        <source> runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At best dev</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back what was deleted last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every run is kept here. Press Start (F5); then try a remedy in the diagnosis column, or change a setting and press Start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it at the top, safe from being deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the chosen run the present one again (Enter).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mini-batches done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed, and the number of the restart if it is not 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the chosen runs out of the table (Del).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the box to draw the run behind the present one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time spent training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train and dev error at the last reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train and dev error at the reading with the lowest dev error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train the present experiment again with other weights, mini-batches and masks on the same split, until there are so many runs: the error plot then shows their range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What differs from the run that it was forked from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} deleted; “Bring back” returns it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: dev error {1} at best, {2} at the end</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignalsPage</name>
    <message>
        <source>How large signals are over depth (S21, S22)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMS is the root of the mean square over units and examples. Forecast: {0} is the mean square of a[l], and dZ[l]² = n[l+1]·Var(w[l+1])·E[g&apos;(z[l])²]·dZ[l+1]² going back, of single examples. Var(w) is 1/n[l-1] for Xavier (S21), 2/n[l-1] for He (S22). The shade holds about 95 % of networks of these widths. The last point forward is z[L], before softmax or sigmoid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMS of W[{0}]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMS of a[l]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMS of dZ[l]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saturated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times layer {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units n[{0}]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} at step {1}, on {2} train examples, dropout off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepArrows</name>
    <message>
        <source>The parts of the weight&apos;s next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not the step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the bias: L2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>w now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight w</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}× larger</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepsPage</name>
    <message>
        <source>Backward: how J changes with each input. Training has no use for it: nothing lies below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backward: how J changes with what each unit sent on, behind the mask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D of step 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw another D, as training does for each mini-batch (S14).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropped units (struck out) say 0, so that on average only {0} of the sum is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropped units get gradient 0, kept ones {0} times theirs: exactly the derivative of steps 3 and 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E[A·D/keep_prob] = A: the division by keep_prob keeps the mean, so that the next layer finds the same scale when dropout is off (S14, S16). The bar is two standard errors to each side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each unit of each example is kept with probability {0} (rate {1} dropped): here {2} of the {3} shown. Every mini-batch has another D.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean over the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S14: D = rand &lt; keep_prob; A = A·D/keep_prob; backward the same D: dA = dA·D/keep_prob. A mask for each unit and example, new for each mini-batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step back (←)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step forward (→)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask is not drawn anew: what said 0 on the way forward must learn nothing on the way back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The normalized inputs: a row is an input, a column an example.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is left is made {0} times larger, so that the mean stays: {1} before, {2} under this mask, {3} over {4} masks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the layer says: a row is a unit, a column an example; the darker, the further from 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without / keep_prob</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} masks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StraightnessPicture</name>
    <message>
        <source>Boundary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curved to straight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each step shrinks W by 1 - αλ/m, which must lie in (0, 1) (S11); m is the size of train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First layer that is drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No penalty: see it bend again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Start (F5): for each hidden layer you see where z lies on the activation&apos;s curve, and how much of what the network computes is linear. Then push λ up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set λ = {0} and train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets λ and trains on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Straightens it: αλ/m = {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first of the hidden layers that are drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unit of each layer whose z is drawn; 0 draws all units together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too much: W goes to 0 and nothing is left (S12). αλ/m = {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit (0: all)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit whose z is drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train RMSE {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train error {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>λ = {0}, αλ/m = {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StudyBar</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no data yet, a setting is refused, or something else is being worked out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StudyButton</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no data yet, a setting is refused, or something else is being worked out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TwinLines</name>
    <message>
        <source>J of both twins draws here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J of each mini-batch with and without dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J of each mini-batch; points: mean over an epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {0}: J {1} with dropout, {2} without</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnitBars</name>
    <message>
        <source>Rise of dev RMSE without this unit alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rise of dev error without this unit alone, in points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units of the layer, {0} of them knocked out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnitsPage</name>
    <message>
        <source>A unit that is out gives 0 for every example, as if its outgoing weights were 0; dropout is off. With dropout in training no unit can be leaned on, because it may be gone (S17).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bars: the first {0} of {1} units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dev RMSE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dev error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In training each one was gone for {0} of the examples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Knock out the most needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let every unit speak again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No unit is indispensable: dev error stays at {1}, or falls, without any one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No unit is indispensable: without the most needed, {0}, dev error goes from {1} to {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the units that are in, the one without which alone dev error rises most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most needed is unit {0}: without it alone dev error goes from {1} to {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network leans on unit {0}: without it alone dev error goes from {1} to {2}. Dropout would forbid that: Regularization › keep_prob below 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network has no hidden layer: Network › Hidden layers adds some units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit {0} is still leaned on ({1} to {2} without it alone), though keep_prob = {3}; a smaller keep_prob or longer training spreads the load.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit {0}: dev error {1} without it alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without {0} dev error goes from {1} to {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with {0} out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without unit {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} on n = {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} units</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeightHistogram</name>
    <message>
        <source>Histogram of the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights in a bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exactly 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight w</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} weights are exactly 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} weights from {1} to {2}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Legend</name>
    <message>
        <source>What tells them apart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>decay_words</name>
    <message>
        <source>= {0} epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data and decay both move this weight towards 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data and decay hold each other: the weight stands almost still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decay pulls this weight to 0, {0} times as strongly as the data holds against it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No decay: λ = 0, so the factor is 1. L2 λ in the Regularization panel brings decay, at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strong decay: what the data does not renew is halved within an epoch. If train error is high, take a smaller λ (S12).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data moves this weight away from 0, {0} times as strongly as decay pulls it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The factor is near 0: each step throws away {0} of every weight, and the network cannot learn (S12). Take λ below {1}, or a smaller α.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This weight is exactly 0: decay has nothing to shrink, and the data alone can move it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With {0}, L2 is part of the gradient and goes through the optimizer&apos;s memory: the weights do not decay by this factor (S11). The arrows are the two parts of the gradient, times −α.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without data gradient, {0} moves w as the dots show, and not by (1 − αλ/m)^k.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of the program&apos;s own steps without data gradient match w₀·(1 − αλ/m)^k to {1} (relative); m is n_train = {2}, not the batch of {3}. Biases stand still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>λ = 0: no decay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>layers</name>
    <message>
        <source>: healthy, as a rule of thumb (about 10⁻³).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: little. It has nearly settled, or α is small.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: more than the 10⁻³ or so that is healthy as a rule of thumb. Watch for jumps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A step moves W by {0} to {1} of itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradients explode on their way back: dJ/dz is {0} in layer {1} and {2} in layer 1. Try He or Xavier initialization, or fewer layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradients vanish on their way back: dJ/dz is {0} in layer {1} and {2} in layer 1. Try He or Xavier initialization, ReLU, less λ, or fewer layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {0}: all its weights are 0, so its units stay alike. Take He or Xavier initialization, or less λ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {0}: update-to-weight ratio {1}: α is large; about 10⁻³ is healthy, as a rule of thumb. Try a tenth of α.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {0}: {1} of a is saturated, where the activation is flat and hardly lets a gradient through. Try Xavier initialization, normalized inputs, or a smaller α.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {0}: {1} of its units are dead: 0 for all {2} examples, and no gradient comes back through them. Try a smaller α, He initialization, or leaky ReLU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No layer moves any more: the largest update-to-weight ratio is {0}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lenses</name>
    <message>
        <source>Alike?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curved to straight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every run of this window: what changed, what it brought, any two side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Histograms of W, a and dW over time; update-to-weight ratio; dead units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initialization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inputs raw, centred, scaled; J&apos;s contours and the largest α (S19, S20).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inverted dropout step by step on a real mini-batch (S14-S18).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>J as a stack of its parts, the norms of the layers, exact zeros (S7-S10).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signals over depth, forecast and measured, with alarms (S21, S22).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The factor 1 - αλ/m, and the two parts of one weight&apos;s step (S11).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where z lies on the activation&apos;s curve, and how linear it all is (S12, S13).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether two parts can be told apart, and what of the error is mismatch (S3, S4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Would more data help? Train and dev error against training examples (S6).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>straightness</name>
    <message>
        <source>Layers without a bend are one linear map, however deep. Choose tanh under Network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing gets through W as it is (S22): take a larger initialization, such as He or Xavier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Push λ up to {0} and watch it straighten, then underfit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S13 is an argument about tanh and sigmoid: {0} has its corner at 0 however small z is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take λ down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network says the same for every input, {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no hidden layer: the network is linear. Add one under Network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With so many inputs, {0} examples are too few to tell how linear it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of what it computes is linear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of z lies where {1} is nearly straight (|z| &lt; {2})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} units are dead: 0 for all {2} examples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, yet {1} of what the network computes is linear: {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: as it starts, the network is almost linear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: the network is almost linear and cannot bend enough any more: {1}, it was {2} at step {3}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: the network is almost linear: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: the network uses the bend; a straight stand-in explains only {1} of what it computes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1} of what the network computes is linear, the rest needs the bend.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>λ drove W to 0 (S12): the units are still there, but carry almost nothing. Take λ down; if W stays at 0, start anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>λ straightens it: {0}, it was {1}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
